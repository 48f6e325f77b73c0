using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>
/// Formatters that a type brings along by the convention of .NET Interactive: an attribute class named
/// <c>TypeFormatterSourceAttribute</c>, whoever defined it, names a class with <c>CreateTypeFormatters()</c>.
/// </summary>
internal sealed record ConventionFormatters(ImmutableArray<string> PreferredMimeTypes, ImmutableArray<RegisteredFormatter> Formatters)
{
    private static readonly ConditionalWeakTable<Type, ConventionFormatters> Known = [];

    public static ConventionFormatters Empty { get; } = new([], []);

    /// <summary>The formatters of the type or of the nearest base class that declares some.</summary>
    public static ConventionFormatters Of(Type type) => Known.GetValue(type, Read);

    private static ConventionFormatters Read(Type type)
    {
        // Looked up class by class: the attribute may be declared as not inherited, and interfaces may carry it too.
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (Declared(t) is { } declared)
            {
                return declared;
            }
        }

        return type.GetInterfaces().Select(Declared).FirstOrDefault(d => d is not null) ?? Empty;
    }

    private static ConventionFormatters? Declared(Type type)
    {
        foreach (var attribute in type.GetCustomAttributes(inherit: false))
        {
            var attributeType = attribute.GetType();
            if (attributeType.Name != "TypeFormatterSourceAttribute"
                || Property(attribute, "FormatterSourceType") is not Type sourceType
                || Activator.CreateInstance(sourceType, nonPublic: true) is not { } source
                || Method(sourceType, "CreateTypeFormatters", 0)?.Invoke(source, null) is not IEnumerable formatters)
            {
                continue;
            }

            var read = formatters.Cast<object>().Select(f => Formatter(type, f)).OfType<RegisteredFormatter>().ToImmutableArray();
            var preferred = Property(attribute, "PreferredMimeTypes") is IEnumerable<string> names ? names.ToImmutableArray() : [];
            return new ConventionFormatters(preferred.IsEmpty ? [.. read.Select(r => r.MimeType).Distinct()] : preferred, read);
        }

        return null;
    }

    private static RegisteredFormatter? Formatter(Type type, object formatter)
    {
        var method = Method(formatter.GetType(), "Format", 2);
        if (method is null || Property(formatter, "MimeType") is not string mimeType)
        {
            return null;
        }

        return new RegisteredFormatter(type, mimeType, (value, writer) => method.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], null) is not false);
    }

    private static object? Property(object of, string name) =>
        of.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(of);

    private static MethodInfo? Method(Type type, string name, int parameters) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .FirstOrDefault(m => m.Name == name && m.GetParameters().Length == parameters);
}
