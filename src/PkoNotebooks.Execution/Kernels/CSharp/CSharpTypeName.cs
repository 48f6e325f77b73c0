using System.Globalization;
using System.Text;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Writes a type as C# code can name it; <c>dynamic</c> where C# cannot.</summary>
internal static class CSharpTypeName
{
    public static string Of(object? value, AssemblyReferences references)
    {
        for (var type = value?.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            if (Write(type, references) is { } name)
            {
                return name;
            }
        }

        return "dynamic";
    }

    private static string? Write(Type type, AssemblyReferences references)
    {
        if (type.IsArray)
        {
            return Write(type.GetElementType()!, references) is { } element
                ? $"{element}[{new string(',', type.GetArrayRank() - 1)}]"
                : null;
        }

        var path = new List<Type>();
        for (var t = type; t is not null; t = t.DeclaringType)
        {
            path.Insert(0, t);
        }

        // Types of a cell have a script class around them that no code can name; types made in memory have no file to compile against.
        if (path.Any(t => t is { IsPublic: false, IsNestedPublic: false } || t.Name.AsSpan().ContainsAny('<', '#'))
            || type.IsByRef || type.IsPointer || type.IsGenericParameter || !IsReferenced(type, references))
        {
            return null;
        }

        var text = new StringBuilder("global::");
        if (type.Namespace is { Length: > 0 } space)
        {
            text.Append(space).Append('.');
        }

        var arguments = new Queue<Type>(type.GetGenericArguments());
        for (var i = 0; i < path.Count; i++)
        {
            text.Append(i == 0 ? "" : ".");
            var tick = path[i].Name.IndexOf('`', StringComparison.Ordinal);
            text.Append(tick < 0 ? path[i].Name : path[i].Name[..tick]);
            if (tick >= 0)
            {
                var count = int.Parse(path[i].Name[(tick + 1)..], CultureInfo.InvariantCulture);
                var names = Enumerable.Range(0, count).Select(_ => Write(arguments.Dequeue(), references)).ToList();
                if (names.Contains(null))
                {
                    return null;
                }

                text.Append('<').AppendJoin(", ", names).Append('>');
            }
        }

        return text.ToString();
    }

    private static bool IsReferenced(Type type, AssemblyReferences references)
    {
        var name = type.Assembly.GetName().Name!;
        return !type.Assembly.IsDynamic && (FrameworkReferences.Contains(name) || type.Assembly == typeof(CSharpTypeName).Assembly || references.Contains(name));
    }
}
