using AiccsPS.Credentials;
using AiccsPS.Errors;

namespace AiccsPS.OpenApi;

/// <summary>Text that comes from the other side, as it may be shown: without the key, in one line, not endless.</summary>
internal static class ForeignText
{
    private const int Enough = 400;

    /// <summary>What is looked at: the key is searched for before the text is cut to what is shown.</summary>
    private const int Readable = 4096;

    public static string Shown(string text, AccessKey key)
    {
        string readable = text.Length <= Readable ? text : text.Substring(0, Readable);
        string plain = PlainText.Of(key.Redact(readable));
        return plain.Length <= Enough ? plain : plain.Substring(0, Enough) + " …";
    }
}
