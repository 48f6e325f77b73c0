namespace Microsoft.DotNet.Interactive;

/// <summary>Names the formatters of a type; known by its name, as any such attribute is.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType => formatterSourceType;

    public string[]? PreferredMimeTypes { get; set; }
}
