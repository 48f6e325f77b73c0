namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>The magic commands that choose a kernel, and the options that they take.</summary>
internal static class KernelSpecs
{
    private static readonly DirectiveOption Name = new("--name", "name", "Keeps the value under this name, for #!set and #!share.");

    private static readonly DirectiveOption MimeType = new("--mime-type", "type", "Shows the value as this MIME type.");

    public static DirectiveSpec Of(string kernel) => kernel switch
    {
        "csharp" => new DirectiveSpec("#!csharp", "The code that follows is C#.") { Aliases = ["#!c#", "#!C#"] },
        "fsharp" => new DirectiveSpec("#!fsharp", "The code that follows is F#.") { Aliases = ["#!f#", "#!F#"] },
        "html" => new DirectiveSpec("#!html", "The code that follows is HTML for the page."),
        "javascript" => new DirectiveSpec("#!javascript", "The code that follows is JavaScript, which the page runs.") { Aliases = ["#!js"] },
        "markdown" => new DirectiveSpec("#!markdown", "The text that follows is Markdown."),
        "mermaid" => new DirectiveSpec(
            "#!mermaid",
            "The text that follows is a Mermaid diagram.",
            new DirectiveOption("--display-width", "width", "Accepted for notebooks that give it; the page decides."),
            new DirectiveOption("--display-height", "height", "Accepted for notebooks that give it; the page decides."),
            new DirectiveOption("--display-background-color", "colour", "Accepted for notebooks that give it; the page decides.")),
        "value" => new DirectiveSpec(
            "#!value",
            "Keeps a value given as text, from a file or inline.",
            Name with { IsRequired = true },
            new DirectiveOption("--from-file", "path", "Reads the value from a file."),
            new DirectiveOption("--from-url", "url", "Not here: notebooks read no network."),
            new DirectiveOption("--from-value", "text", "The value itself."),
            MimeType),
        _ => new DirectiveSpec($"#!{kernel}", "The code that follows is SQL.", Name),
    };
}
