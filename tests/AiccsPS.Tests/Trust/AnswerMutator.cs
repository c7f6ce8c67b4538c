using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace AiccsPS.Tests.Trust;

/// <summary>Makes of a good answer, or of a known bad one, something that nobody has thought of. The seed decides all.</summary>
internal sealed partial class AnswerMutator
{
    private static readonly string[] Codes =
    [
        "Throttling.User", "ServiceUnavailable", "InternalError", "SignatureNonceUsed", "InvalidTimeStamp.Expired", "InvalidAccessKeyId.NotFound",
        "InvalidSecurityToken.Expired", "MissingParameter", "InvalidAction.NotFound", "SomethingNew",
    ];

    private static readonly byte[][] Good =
    [
        .. new[]
        {
            """
            {"RequestId":"D9CB3933-9FE3-4870-BA8E-2BEE91B69D23","Data":{"PageNo":1,"PageSize":20,"Total":50,"Record":[
            {"Status":"RELEASE","GmtCreate":"1618477232000","TotalCount":1,"FireTime":"1618477232000","TaskName":"测试任务",
            "RobotId":0,"RobotName":"机器人","Id":0,"CompleteCount":1}]},"Code":"OK","Message":"OK","Success":true}
            """,
            Page(20),
            """{"RequestId":"R","Data":{"PageNo":9,"PageSize":20,"Total":50,"Record":null},"Code":"OK","Message":"OK","Success":true}""",
            """{"requestId":"R","data":{"total":"1","record":[{"id":"9223372036854775807","fireTime":""}]},"code":"200"}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] Bad =
    [
        .. Codes.Select(static c => $$"""{"RequestId":"R","HostId":"h","Code":"{{c}}","Message":"The service's own words.","Recommend":"https://example"}""")
            .Concat(
            [
                """{"RequestId":"R","Code":"PermissionInsufficient","Message":"Insufficient permissions.","Success":false}""",
                """{"Code":"SignatureDoesNotMatch","Message":"Specified signature is not matched. server string to sign is:POST\n/\nPageNo=1\nhost:a","RequestId":"R"}""",
                "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>",
                string.Empty,
            ]).Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e3", "1e999", "-0", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
        "2147483648", new string('9', 400), "\"\"", "\"x\"", "\"7\"", "\" 7\"", "\"9223372036854775808\"", "\"1618477232000\"", "\"NaN\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\\u001b[2J\"", "\"\\u202eabc\"", "[]", "{}", "[null]", "[[]]", "[{}]", "[1,2]",
        """{"Id":1}""", """[{"Id":5},null]""", """[{"Id":5,"Id":"6"}]""", """{"Record":[{"Id":1}]}""", "\"" + new string('y', 5000) + "\"",
        "\"Throttling.User\"", "\"" + string.Concat(Enumerable.Repeat("a.", 3000)) + "\"",
    ];

    private static readonly byte[][] Tokens =
    [
        .. new[] { "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "-", "e", ".", "//", "/*", "\0", "\u001b", "\uFEFF", "\u202E", "\r\n", "true", "null", "<html>" }
            .Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC0, 0x80], [0xE2, 0x28, 0xA1],
    ];

    private readonly Random _random;

    public AnswerMutator(int seed)
    {
        _random = new Random(seed);
    }

    /// <summary>The next body, unlike any before in all likelihood.</summary>
    public byte[] Next()
    {
        byte[] body = Pick(_random.Next(10) < 7 ? Good : Bad);
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            body = Mutate(body);
        }

        return body;
    }

    public T Pick<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    private static string Page(int count) =>
        $$"""{"Success":true,"Code":"OK","RequestId":"R","Data":{"PageNo":1,"PageSize":{{count}},"Total":{{count}},"Record":["""
        + string.Join(',', Enumerable.Range(1, count).Select(static i =>
            $$"""{"Id":{{i}},"TaskName":"task {{i}}","Status":"DONE","TotalCount":{{i}},"CompleteCount":{{i}},"RobotId":7,"RobotName":"r","GmtCreate":{{1_600_000_000_000 + i}},"FireTime":null}"""))
        + "]}}";

    private byte[] Mutate(byte[] body) => _random.Next(14) switch
    {
        0 => Flip(body),
        1 => body[..Position(body)],
        2 => Splice(body, Position(body), 0, Pick(Tokens)),
        3 => Splice(body, Position(body), _random.Next(1, 4), Pick(Tokens)),
        4 => Splice(body, Position(body), _random.Next(1, 40), []),
        5 => Duplicate(body),
        6 => Splice(body, Position(body), 0, Encoding.UTF8.GetBytes(Nested(_random.Next(1, 200)))),
        7 => Rename(body),
        8 => AddMember(body),
        _ => Replace(body),
    };

    private byte[] Flip(byte[] body)
    {
        byte[] flipped = [.. body];
        for (int i = _random.Next(1, 4); i > 0 && flipped.Length > 0; i--)
        {
            flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        }

        return flipped;
    }

    private byte[] Duplicate(byte[] body)
    {
        int from = Position(body);
        return Splice(body, Position(body), 0, body[from..Math.Min(body.Length, from + _random.Next(200))]);
    }

    /// <summary>Another value for a member, of a type that it should not have or a size that nobody expects.</summary>
    private byte[] Replace(byte[] body)
    {
        MatchCollection members = Member().Matches(Encoding.Latin1.GetString(body));
        if (members.Count == 0)
        {
            return Flip(body);
        }

        Group value = Pick(members).Groups["value"];
        string with = _random.Next(20) == 0 ? Nested(_random.Next(1, 100)) : Pick(Values);
        return Splice(body, value.Index, value.Length, Encoding.UTF8.GetBytes(with));
    }

    /// <summary>Another member's name in its place, so that some are there twice and others not at all.</summary>
    private byte[] Rename(byte[] body)
    {
        MatchCollection members = Member().Matches(Encoding.Latin1.GetString(body));
        if (members.Count == 0)
        {
            return Flip(body);
        }

        Group name = Pick(members).Groups["name"];
        string with = Pick(members).Groups["name"].Value;
        return Splice(body, name.Index, name.Length, Encoding.Latin1.GetBytes(_random.Next(2) == 0 ? with : with.ToUpperInvariant()));
    }

    /// <summary>A member that nobody knows, or one that is there already.</summary>
    private byte[] AddMember(byte[] body)
    {
        int brace = Encoding.Latin1.GetString(body).IndexOf('{', Position(body) / 2);
        string name = _random.Next(2) == 0 ? "New" : "Id";
        return brace < 0 ? Flip(body) : Splice(body, brace + 1, 0, Encoding.UTF8.GetBytes($"\"{name}\":{Pick(Values)},"));
    }

    private string Nested(int depth) => _random.Next(3) switch
    {
        0 => new string('[', depth),
        1 => new string('[', depth) + new string(']', depth),
        _ => string.Concat(Enumerable.Repeat("{\"Data\":", depth)) + "1" + new string('}', depth),
    };

    private int Position(byte[] body) => _random.Next(body.Length + 1);

    private static byte[] Splice(byte[] body, int at, int length, byte[] with) =>
        [.. body.AsSpan(0, at), .. with, .. body.AsSpan(Math.Min(body.Length, at + length))];

    [GeneratedRegex("\"(?<name>[A-Za-z]+)\":(?<value>\"[^\"]*\"|[^,{}\\[\\]]+|[\\[{])")]
    private static partial Regex Member();
}
