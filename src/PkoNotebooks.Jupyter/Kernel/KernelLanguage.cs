using System.Text.Json.Nodes;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>What <c>kernel_info_reply</c> and a kernelspec say of the language.</summary>
/// <param name="Name">Jupyter's name of the language.</param>
/// <param name="Version">The language's version.</param>
/// <param name="MimeType">Of a script file.</param>
/// <param name="FileExtension">With its dot.</param>
/// <param name="PygmentsLexer">For exported pages.</param>
/// <param name="CodeMirrorMode">For the classic editor.</param>
public sealed record KernelLanguage(string Name, string Version, string MimeType, string FileExtension, string PygmentsLexer, string CodeMirrorMode)
{
    public static KernelLanguage CSharp { get; } = new("csharp", "14.0", "text/x-csharp", ".cs", "csharp", "text/x-csharp");

    public static KernelLanguage FSharp { get; } = new("fsharp", "10.0", "text/x-fsharp", ".fs", "fsharp", "text/x-fsharp");

    internal JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["version"] = Version,
        ["mimetype"] = MimeType,
        ["file_extension"] = FileExtension,
        ["pygments_lexer"] = PygmentsLexer,
        ["codemirror_mode"] = CodeMirrorMode,
        ["nbconvert_exporter"] = "script",
    };
}
