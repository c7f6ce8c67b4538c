using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace AiccsPS.Credentials;

/// <summary>A secret that does not show itself: no property, no text form, no debugger view tells it.</summary>
internal sealed class Secret
{
    private readonly byte[] _utf8;

    private Secret(byte[] utf8)
    {
        _utf8 = utf8;
    }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _utf8.Length == 0;

    public static Secret From(string text) => new(Encoding.UTF8.GetBytes(text));

    public static Secret From(SecureString text)
    {
        IntPtr memory = Marshal.SecureStringToGlobalAllocUnicode(text);
        char[] characters = new char[text.Length];
        try
        {
            Marshal.Copy(memory, characters, 0, characters.Length);
            return new Secret(Encoding.UTF8.GetBytes(characters));
        }
        finally
        {
            Array.Clear(characters, 0, characters.Length);
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }

    /// <summary>The bytes, for the one place that signs. The caller must not keep or change them.</summary>
    public byte[] ExposeBytes() => _utf8;

    /// <summary>The text, for the one place that writes a request's header.</summary>
    public string ExposeText() => Encoding.UTF8.GetString(_utf8);

    /// <summary>Puts stars where the secret stands in a text. A few letters are no secret, and may be part of any word.</summary>
    public string RemoveFrom(string text) => _utf8.Length < 8 ? text : text.Replace(ExposeText(), "****");

    /// <summary>Puts stars where the secret, or a piece of it that is long enough to tell something, stands in a text.</summary>
    public string RemovePiecesFrom(string text)
    {
        const int Telling = 8;
        string secret = ExposeText();
        if (secret.Length <= Telling)
        {
            return RemoveFrom(text);
        }

        StringBuilder redacted = new(text.Length);
        int hidden = 0; // the end of the piece that is being taken out
        for (int i = 0; i < text.Length; i++)
        {
            if (i + Telling <= text.Length && secret.Contains(text.Substring(i, Telling)))
            {
                redacted.Append(hidden < i || i == 0 ? "****" : string.Empty);
                hidden = i + Telling;
            }

            if (i >= hidden)
            {
                redacted.Append(text[i]);
            }
        }

        return redacted.ToString();
    }

    public override string ToString() => "****";
}
