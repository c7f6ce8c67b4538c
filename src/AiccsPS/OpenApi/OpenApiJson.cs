using System.Text.Json.Serialization;

namespace AiccsPS.OpenApi;

/// <summary>The gateway's error; its names have been seen in lower camel case too.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(GatewayError))]
internal sealed partial class OpenApiJson : JsonSerializerContext;
