namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>The names of types as a C# reader knows them.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(char)] = "char",
        [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double",
        [typeof(decimal)] = "decimal", [typeof(string)] = "string", [typeof(object)] = "object", [typeof(void)] = "void",
    };

    /// <summary>With its namespace, such as <c>System.Collections.Generic.List&lt;int&gt;</c>.</summary>
    public static string Of(Type type) => Write(type, withNamespace: true);

    /// <summary>Without namespaces, such as <c>List&lt;int&gt;</c>.</summary>
    public static string Short(Type type) => Write(type, withNamespace: false);

    private static string Write(Type type, bool withNamespace)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Write(type.GetElementType()!, withNamespace)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Write(underlying, withNamespace) + "?";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal))
        {
            return "(anonymous)";
        }

        var arguments = type.GetGenericArguments();
        if (type is { IsValueType: true, Namespace: "System" } && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
        {
            return $"({string.Join(", ", arguments.Select(a => Write(a, withNamespace)))})";
        }

        var name = type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        name = tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", arguments.Select(a => Write(a, withNamespace)))}>";
        if (type.DeclaringType is { } outer && !outer.Name.StartsWith("Submission#", StringComparison.Ordinal))
        {
            return $"{Write(outer, withNamespace)}.{name}";
        }

        return withNamespace && type.Namespace is { Length: > 0 } space ? $"{space}.{name}" : name;
    }
}
