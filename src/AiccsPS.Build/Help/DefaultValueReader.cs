using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace AiccsPS.Build.Help;

/// <summary>
/// Reads what <c>public int TimeoutSec { get; set; } = 30;</c> gives a parameter. No attribute tells it, yet the
/// compiler turns it into three instructions at the head of the constructor: this, the constant, the backing field.
/// Numbers and truth values are read; a text is not.
/// </summary>
public static class DefaultValueReader
{
    private const int TokenSize = sizeof(int);

    /// <summary>The constant in PowerShell's spelling, or null where the property is given none.</summary>
    public static string? Read(PropertyInfo property)
    {
        Type type = property.DeclaringType!;
        FieldInfo? field = type.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);
        byte[]? code = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .FirstOrDefault()?.GetMethodBody()?.GetILAsByteArray();
        return field is null || code is null ? null : Find(code, field);
    }

    private static string? Find(byte[] code, FieldInfo field)
    {
        for (int at = 0; at < code.Length; at++)
        {
            if (code[at] == OpCodes.Ldarg_0.Value
                && ReadConstant(code.AsSpan(at + 1), field.FieldType) is ({ } value, int size)
                && IsStore(code.AsSpan(at + 1 + size), field))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Whether the constant, widened to 64 bits or not, goes into the field.</summary>
    private static bool IsStore(ReadOnlySpan<byte> code, FieldInfo field)
    {
        ReadOnlySpan<byte> store = code.Length > 0 && code[0] == OpCodes.Conv_I8.Value ? code[1..] : code;
        return store.Length > TokenSize
            && store[0] == OpCodes.Stfld.Value
            && BinaryPrimitives.ReadInt32LittleEndian(store[1..]) == field.MetadataToken;
    }

    private static (string Value, int Size)? ReadConstant(ReadOnlySpan<byte> code, Type type)
    {
        if (code.Length <= sizeof(long))
        {
            return null;
        }

        int first = code[0];
        if (first >= OpCodes.Ldc_I4_M1.Value && first <= OpCodes.Ldc_I4_8.Value)
        {
            return (Spell(first - OpCodes.Ldc_I4_0.Value, type), 1);
        }

        if (first == OpCodes.Ldc_I4_S.Value)
        {
            return (Spell((sbyte)code[1], type), 1 + sizeof(sbyte));
        }

        if (first == OpCodes.Ldc_I4.Value)
        {
            return (Spell(BinaryPrimitives.ReadInt32LittleEndian(code[1..]), type), 1 + sizeof(int));
        }

        if (first == OpCodes.Ldc_I8.Value)
        {
            return (Spell(BinaryPrimitives.ReadInt64LittleEndian(code[1..]), type), 1 + sizeof(long));
        }

        return null;
    }

    private static string Spell(long value, Type type) => type.FullName == "System.Boolean"
        ? (value != 0).ToString()
        : value.ToString(CultureInfo.InvariantCulture);
}
