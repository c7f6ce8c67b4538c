using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AiccsPS.Build;

/// <summary>An assembly's identity and references, read from its metadata without loading it.</summary>
public sealed record AssemblyFacts(
    string Path,
    string Name,
    Version Version,
    string Culture,
    string InformationalVersion,
    IReadOnlyList<(string Name, Version Version)> References)
{
    /// <summary>Reads the facts of one file.</summary>
    public static AssemblyFacts Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using PEReader pe = new(file);
        MetadataReader reader = pe.GetMetadataReader();
        AssemblyDefinition definition = reader.GetAssemblyDefinition();
        return new AssemblyFacts(
            path,
            reader.GetString(definition.Name),
            definition.Version,
            reader.GetString(definition.Culture),
            ReadInformationalVersion(reader, definition),
            [.. reader.AssemblyReferences.Select(reader.GetAssemblyReference).Select(r => (reader.GetString(r.Name), r.Version))]);
    }

    private static string ReadInformationalVersion(MetadataReader reader, AssemblyDefinition definition)
    {
        foreach (CustomAttribute attribute in definition.GetCustomAttributes().Select(reader.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind == HandleKind.MemberReference
                && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
                && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name) == "AssemblyInformationalVersionAttribute")
            {
                BlobReader blob = reader.GetBlobReader(attribute.Value);
                blob.ReadUInt16(); // the prolog that every attribute value begins with
                return blob.ReadSerializedString() ?? string.Empty;
            }
        }

        return string.Empty;
    }
}
