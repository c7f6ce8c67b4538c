using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using AiccsPS.Credentials;
using AiccsPS.Errors;

namespace AiccsPS.Tests.Credentials;

public class CredentialTests
{
    [Fact]
    public async Task The_environment_gives_a_key()
    {
        AccessKey? key = await Read(("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI-id"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s"));

        Assert.Equal("LTAI-id", key!.Id);
        Assert.Equal("s", key.Secret.ExposeText());
        Assert.Null(key.SecurityToken);
    }

    [Fact]
    public async Task The_environment_gives_a_temporary_key_and_pasted_blanks_do_no_harm()
    {
        AccessKey? key = await Read(
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", " STS.id\r\n"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s "), ("ALIBABA_CLOUD_SECURITY_TOKEN", "\tt"));

        Assert.Equal("STS.id", key!.Id);
        Assert.Equal("s", key.Secret.ExposeText());
        Assert.Equal("t", key.SecurityToken!.ExposeText());
    }

    [Fact]
    public async Task An_empty_environment_gives_none() =>
        Assert.Null(await Read(("ALIBABA_CLOUD_ACCESS_KEY_ID", ""), ("ALIBABA_CLOUD_SECURITY_TOKEN", "t")));

    [Theory]
    [InlineData("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET")]
    [InlineData("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_ACCESS_KEY_ID")]
    public async Task Half_a_key_is_an_error_that_names_the_other_half(string set, string missing)
    {
        AiccsException refused = await Assert.ThrowsAsync<AiccsException>(() => Read((set, "hush")));

        Assert.Equal("CredentialIncomplete", refused.ErrorId);
        Assert.Contains(missing, refused.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", refused.Message + refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words", "s", null)]
    [InlineData("id,Signature=x", "s", null)]
    [InlineData("标识", "s", null)]
    [InlineData("id", "s", "line\nend")]
    [InlineData("id", "s", "")]
    [InlineData("", "s", null)]
    [InlineData("id", "", null)]
    public void A_key_that_no_header_can_carry_is_refused_without_being_told(string id, string secret, string? token)
    {
        AiccsException refused = Assert.Throws<AiccsException>(
            () => AccessKeyRules.Create(id, Secret.From(secret), token is null ? null : Secret.From(token)));

        Assert.Equal("CredentialMalformed", refused.ErrorId);
        Assert.DoesNotContain("Signature=x", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_form_shows_a_secret()
    {
        AccessKey key = new("LTAI5tAbCdEfGhIjKlMn", Secret.From("the-secret"), Secret.From("the-token"));

        Assert.Equal("LTAI****KlMn", key.ToString());
        Assert.Equal("****", key.Secret.ToString());
        Assert.Equal("a **** b **** c LTAI****KlMn", key.Redact("a the-secret b the-token c LTAI5tAbCdEfGhIjKlMn"));
    }

    private static Task<AccessKey?> Read(params (string Name, string Value)[] variables)
    {
        Dictionary<string, string> environment = [];
        foreach ((string name, string value) in variables)
        {
            environment[name] = value;
        }

        return new EnvironmentCredentialProvider(name => environment.GetValueOrDefault(name)).GetAsync(TestContext.Current.CancellationToken);
    }
}
