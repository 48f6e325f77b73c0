namespace PkoNotebooks.Display.Mime;

/// <summary>Names the type that makes the formatters of the type it stands on.</summary>
/// <remarks>
/// .NET Interactive recognises the attribute by its simple name, so that a library need not reference it: see the section
/// "TypeFormatterSourceAttribute" of docs/formatting.md in dotnet/interactive, the attribute of the same name there
/// (FormatterSourceType, PreferredMimeTypes) and the convention-based cases in its FormatterTests.FormatterSources: the source has
/// a parameterless constructor and <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>, each formatter a <c>MimeType</c> and
/// <c>bool Format(object, TextWriter)</c>. The kit's own kernels find it in the same way.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that a cell output gets, best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
