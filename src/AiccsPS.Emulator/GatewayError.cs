using System;
using System.Text.Json;
using AiccsPS.Emulator.Http;

namespace AiccsPS.Emulator;

/// <summary>A refusal in the gateway's words.</summary>
internal sealed record GatewayError(int HttpStatus, string Code, string Message)
{
    public static readonly GatewayError ActionNotFound = new(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");
    public static readonly GatewayError InvalidVersion = new(404, "InvalidVersion", "Specified parameter Version is not valid.");
    public static readonly GatewayError UnsupportedMethod = new(405, "UnsupportedHTTPMethod", "This http method is not supported.");
    public static readonly GatewayError TimeStampFormat = new(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");
    public static readonly GatewayError TimeStampExpired = new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
    public static readonly GatewayError AccessKeyNotFound = new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
    public static readonly GatewayError TokenMissing = new(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.");
    public static readonly GatewayError TokenMalformed = new(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.");
    public static readonly GatewayError TokenMismatch = new(400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.");
    public static readonly GatewayError TokenExpired = new(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
    public static readonly GatewayError NonceUsed = new(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
    public static readonly GatewayError ContentHashMismatch = new(400, SignatureMismatchCode, "Specified signature is not matched with our calculation. x-acs-content-sha256 is not the SHA-256 of the body.");

    /// <summary>ListTask's own word for a parameter that does not fit; the service does not say which.</summary>
    public static readonly GatewayError ParameterError = new(400, "ParameterError", "The parameter is invalid.");

    public const string ThrottlingUserCode = "Throttling.User";

    private const string SignatureMismatchCode = "SignatureDoesNotMatch";

    public static GatewayError MissingParameter(string name) =>
        new(400, "MissingParameter", $"The input parameter \"{name}\" that is mandatory for processing this request is not supplied.");

    public static GatewayError Throttled(int httpStatus, string code) =>
        new(httpStatus, code, "Request was denied due to flow control.");

    public static GatewayError IncompleteSignature(string reason) =>
        new(400, "IncompleteSignature", $"The request signature does not conform to Aliyun standards. {reason}");

    /// <summary>Tells what the server would have signed, as the real gateway does: it helps to mend a signer and gives nothing away.</summary>
    public static GatewayError SignatureDoesNotMatch(string stringToSign) =>
        new(400, SignatureMismatchCode, $"Specified signature is not matched with our calculation. server string to sign is:{stringToSign}");

    /// <summary>Answers the call with this error.</summary>
    public void Write(Call call)
    {
        using Utf8JsonWriter json = call.BeginAnswer(HttpStatus, Code);
        json.WriteStartObject();
        json.WriteString("RequestId"u8, call.RequestId);
        json.WriteString("HostId"u8, call.Context.Request.Host.Value);
        json.WriteString("Code"u8, Code);
        json.WriteString("Message"u8, Message);
        json.WriteString("Recommend"u8, $"https://api.aliyun.com/troubleshoot?q={Uri.EscapeDataString(Code)}&product=aiccs&requestId={call.RequestId}");
        json.WriteEndObject();
    }
}
