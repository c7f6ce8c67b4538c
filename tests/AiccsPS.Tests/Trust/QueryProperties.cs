using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using AiccsPS.Credentials;
using AiccsPS.OpenApi;
using CsCheck;

namespace AiccsPS.Tests.Trust;

/// <summary>What holds of the query for any text: control characters, all planes, halves of surrogate pairs.</summary>
public sealed partial class QueryProperties
{
    /// <summary>Whole characters of any plane among single UTF-16 units of any kind, which make lone surrogates.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char.Array[0, 20].Select(static c => new string(c)),
        Gen.OneOf(
            Gen.Char['\0', '\u00A0'].Select(static c => c.ToString()),
            Gen.Char['\uD700', '\uE100'].Select(static c => c.ToString()),
            Gen.Int[0x10000, 0x10FFFF].Select(char.ConvertFromUtf32),
            Gen.OneOfConst("%41", "%", "+", " ", "&", "=", "..", "/", "?", "#", "\\", "é", "e\u0301", "测试")).Array[0, 12].Select(string.Concat));

    private static readonly Gen<KeyValuePair<string, string>[]> Parameters =
        Gen.Select(Text, Text, static (name, value) => new KeyValuePair<string, string>(name, value)).Array[0, 6];

    [Fact]
    public void An_encoded_text_is_pure_and_decodes_to_what_it_was() => Text.Sample(
        static text =>
        {
            string encoded = PercentEncoding.Encode(text);
            Assert.Matches(Pure(), encoded);
            Assert.Equal(WithoutLoneSurrogates(text), Uri.UnescapeDataString(encoded));
        },
        iter: 20_000, threads: 1);

    [Fact]
    public void A_query_is_its_pairs_sorted_by_name_as_they_are_encoded() => Parameters.Sample(
        static parameters =>
        {
            string query = PercentEncoding.Query(parameters);
            IEnumerable<string> expected = parameters.OrderBy(static p => p.Key, StringComparer.Ordinal)
                .Select(static p => $"{PercentEncoding.Encode(p.Key)}={PercentEncoding.Encode(p.Value)}");
            Assert.Equal(string.Join('&', expected), query);
        },
        iter: 5_000, threads: 1);

    [Fact]
    public void What_is_on_the_wire_is_the_very_text_that_is_signed()
    {
        AccessKey key = new("id", Secret.From("secret"));
        ServiceEndpoint endpoint = ServiceEndpoint.Parse("aiccs.aliyuncs.com");
        Gen.Select(Text, Text).Sample(
            (name, robot) =>
            {
                KeyValuePair<string, string>[] parameters = [new("PageNo", "1"), new("TaskName", name), new("RobotName", robot)];
                using HttpRequestMessage request = SignedRequest.Create(endpoint, "ListTask", "2019-10-15", parameters, key);

                // HttpClient writes PathAndQuery into the request line.
                string query = PercentEncoding.Query(parameters);
                Assert.Equal("/?" + query, request.RequestUri!.PathAndQuery);
                IEnumerable<KeyValuePair<string, string>> headers =
                    request.Headers.NonValidated.Select(static h => new KeyValuePair<string, string>(h.Key.ToLowerInvariant(), h.Value.ToString()));
                Assert.Equal(
                    Acs3Signer.Authorize(request.RequestUri.Query[1..], headers, key),
                    request.Headers.NonValidated["authorization"].ToString());
            },
            iter: 5_000, threads: 1);
    }

    [Theory]
    [InlineData(59_000, true)]
    [InlineData(61_000, false)]
    [InlineData(5_000_000, false)]
    public void A_text_that_no_address_has_room_for_is_refused_by_name(int length, bool fits)
    {
        ServiceEndpoint endpoint = ServiceEndpoint.Parse("aiccs.aliyuncs.com");
        Exception? failure = Record.Exception(() => SignedRequest.Create(
            endpoint, "ListTask", "2019-10-15", [new("TaskName", new string('x', length))], new AccessKey("id", Secret.From("s"))).Dispose());

        Assert.Equal(fits ? null : "RequestTooLong", (failure as Errors.AiccsException)?.ErrorId);
        Assert.Equal(fits, failure is null);
    }

    /// <summary>The same text with U+FFFD for each half of a pair, found without an encoder.</summary>
    private static string WithoutLoneSurrogates(string text)
    {
        StringBuilder whole = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                whole.Append(text, i++, 2);
            }
            else
            {
                whole.Append(char.IsSurrogate(text[i]) ? '\uFFFD' : text[i]);
            }
        }

        return whole.ToString();
    }

    [GeneratedRegex(@"\A(?:[A-Za-z0-9\-_.~]|%[0-9A-F]{2})*\z")]
    private static partial Regex Pure();
}
