namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>A package as a notebook asks for it.</summary>
/// <param name="Id">The package's name.</param>
/// <param name="Version">A version, a range or a wildcard as NuGet writes them; null for the latest.</param>
public sealed record PackageReference(string Id, string? Version)
{
    /// <summary>Whether the same text may mean another version tomorrow.</summary>
    public bool IsFloating => Version is null || Version.Contains('*', StringComparison.Ordinal);

    /// <summary>Reads what stands between the quotes of <c>#r "nuget: Id, version"</c>.</summary>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static PackageReference Parse(string text)
    {
        var parts = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries);
        var id = parts[0];
        var version = parts.Length > 1 ? parts[1] : "";

        // A range holds a comma itself: [1.0, 2.0).
        if (parts.Length == 3 && version.Length > 0 && version[0] is '[' or '(')
        {
            version = $"{version}, {parts[2]}";
        }
        else if (parts.Length > 2)
        {
            throw new FormatException($"\"{text}\": expected \"nuget: Id\" or \"nuget: Id, version\".");
        }

        if (version.StartsWith("version=", StringComparison.OrdinalIgnoreCase))
        {
            version = version["version=".Length..];
        }

        if (id.Length == 0 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            throw new FormatException($"\"{text}\": '{id}' is not a package's name; expected \"nuget: Id, version\".");
        }

        if (!version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or '*' or '[' or ']' or '(' or ')' or ',' or ' '))
        {
            throw new FormatException($"\"{text}\": '{version}' is not a version; expected such as 1.2.3, 1.* or nothing.");
        }

        return new PackageReference(id, version.Length == 0 ? null : version);
    }

    public override string ToString() => Version is null ? Id : $"{Id}, {Version}";
}
