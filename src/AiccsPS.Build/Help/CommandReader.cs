using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace AiccsPS.Build.Help;

/// <summary>Reads the cmdlets of an assembly from its metadata: nothing of it runs, and no PowerShell is needed.</summary>
public static class CommandReader
{
    private const string Sma = "System.Management.Automation.";
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public;

    /// <summary>Reads all public cmdlets, by name.</summary>
    /// <param name="assembly">The module's assembly.</param>
    /// <param name="reference">A System.Management.Automation.dll to read it against, or the folder that holds one.</param>
    public static IReadOnlyList<CommandFacts> Read(string assembly, string reference)
    {
        string sma = Directory.Exists(reference) ? Path.Combine(reference, "System.Management.Automation.dll") : reference;
        PathAssemblyResolver resolver = new(
        [
            .. Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"),
            .. Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(assembly))!, "*.dll"),
            sma,
        ]);
        using MetadataLoadContext context = new(resolver);
        return
        [
            .. context.LoadFromAssemblyPath(assembly).GetExportedTypes()
                .Where(static t => !t.IsAbstract && Find(t, "CmdletAttribute") is not null)
                .Select(t => ReadCommand(t, context.LoadFromAssemblyPath(sma)))
                .OrderBy(static c => c.Name, StringComparer.Ordinal),
        ];
    }

    private static CommandFacts ReadCommand(Type type, Assembly sma)
    {
        CustomAttributeData cmdlet = Find(type, "CmdletAttribute")!;
        ParameterFacts[] parameters =
        [
            .. Lineage(type).SelectMany(static t => t.GetProperties(Everything | BindingFlags.DeclaredOnly))
                .Concat(Added(cmdlet, "SupportsPaging", sma, "PagingParameters"))
                .Concat(Added(cmdlet, "SupportsShouldProcess", sma, "Internal.ShouldProcessParameters"))
                .Where(static p => Find(p, "ParameterAttribute") is not null)
                .Select(p => ReadParameter(p, isOwn: p.Module == type.Module)),
        ];
        string? defaultSet = Named(cmdlet, "DefaultParameterSetName") as string;
        string[] sets =
        [
            .. parameters.SelectMany(static p => p.Bindings).Select(static b => b.ParameterSet)
                .Where(static s => s != ParameterBinding.AllSets)
                .Distinct().OrderBy(s => s != defaultSet),
        ];
        return new CommandFacts(
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            sets.Length == 0 ? [ParameterBinding.AllSets] : sets,
            parameters,
            [.. FindAll(type, "OutputTypeAttribute").SelectMany(static a => a.ConstructorArguments).SelectMany(Flatten).OfType<Type>().Select(static t => t.FullName!)]);
    }

    /// <summary>A class and those it derives from, itself first.</summary>
    private static IEnumerable<Type> Lineage(Type type)
    {
        for (Type? t = type; t is not null && t.Namespace?.StartsWith("System", StringComparison.Ordinal) != true; t = t.BaseType)
        {
            yield return t;
        }
    }

    /// <summary>The parameters that the engine adds because the Cmdlet attribute asks for them.</summary>
    private static PropertyInfo[] Added(CustomAttributeData cmdlet, string switchedBy, Assembly sma, string holder) =>
        Named(cmdlet, switchedBy) is true ? sma.GetType(Sma + holder, throwOnError: true)!.GetProperties(Everything) : [];

    private static ParameterFacts ReadParameter(PropertyInfo property, bool isOwn)
    {
        Type type = Underlying(property.PropertyType);
        Type element = type.IsArray ? Underlying(type.GetElementType()!) : type;
        return new ParameterFacts(
            property.Name,
            type.Name,
            type.FullName!,
            [.. FindAll(property, "ParameterAttribute").Select(ReadBinding)],
            [.. Values(property, "AliasAttribute")],
            element.IsEnum ? [.. element.GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => f.Name)] : [.. Values(property, "ValidateSetAttribute")],
            Find(property, "SupportsWildcardsAttribute") is not null,
            isOwn && Find(property, "PSDefaultValueAttribute") is null ? DefaultValueReader.Read(property) : null);
    }

    private static ParameterBinding ReadBinding(CustomAttributeData attribute) => new(
        Named(attribute, "ParameterSetName") as string ?? ParameterBinding.AllSets,
        Named(attribute, "Position") is int position and >= 0 ? position : null,
        Named(attribute, "Mandatory") is true,
        Named(attribute, "ValueFromPipeline") is true,
        Named(attribute, "ValueFromPipelineByPropertyName") is true);

    private static Type Underlying(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition().FullName == "System.Nullable`1" ? type.GetGenericArguments()[0] : type;

    private static IEnumerable<string> Values(PropertyInfo property, string attribute) =>
        FindAll(property, attribute).SelectMany(static a => a.ConstructorArguments).SelectMany(Flatten).OfType<string>();

    private static IEnumerable<object?> Flatten(CustomAttributeTypedArgument argument) =>
        argument.Value is IEnumerable<CustomAttributeTypedArgument> several ? several.SelectMany(Flatten) : [argument.Value];

    private static CustomAttributeData? Find(MemberInfo member, string attribute) => FindAll(member, attribute).FirstOrDefault();

    private static IEnumerable<CustomAttributeData> FindAll(MemberInfo member, string attribute) =>
        member.GetCustomAttributesData().Where(a => a.AttributeType.FullName == Sma + attribute);

    private static object? Named(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value;
}
