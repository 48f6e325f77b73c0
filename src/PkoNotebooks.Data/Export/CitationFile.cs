using System.Globalization;
using System.Text;

namespace PkoNotebooks.Data.Export;

/// <summary>The text of a <c>CITATION.cff</c> (Citation File Format 1.2.0) for the package and the sources that it rests on.</summary>
public static class CitationFile
{
    /// <summary>Names the package, its version and, as references, every source of the tables given.</summary>
    /// <param name="data">The package.</param>
    /// <param name="tables">The tables that are cited; null for all.</param>
    /// <param name="releasedOn">Date of the release; left out when null, so that the text does not depend on the day.</param>
    /// <exception cref="Validation.DataPackageException">A table breaks its declaration, or there is none of that name.</exception>
    public static string Text(PkoData data, IEnumerable<string>? tables = null, DateOnly? releasedOn = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var text = new StringBuilder();
        Line(text, "", "cff-version", "1.2.0");
        Line(text, "", "message", "If you use these data, cite the package and the sources of the rows that you use.");
        Line(text, "", "title", data.Package.Title ?? data.Package.Name ?? "Data package");
        Line(text, "", "type", "dataset");
        text.Append("authors:\n");
        Line(text, "  - ", "name", "The PkoNotebooks developers");
        Line(text, "", "version", data.Package.Version ?? "0");
        if (releasedOn is { } day)
        {
            Line(text, "", "date-released", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        var names = tables ?? data.Package.Resources.Select(resource => resource.Name);
        var sources = names.Where(name => name != Tables.Source.TableName)
            .SelectMany(name => CitedTable.Of(data, name).Citations)
            .DistinctBy(source => source.SourceId)
            .OrderBy(source => source.SourceId, StringComparer.Ordinal)
            .ToList();
        if (sources.Count > 0)
        {
            text.Append("references:\n");
            sources.ForEach(source => Reference(text, source));
        }

        return text.ToString();
    }

    private static void Reference(StringBuilder text, CitedSource source)
    {
        Line(text, "  - ", "type", "generic");
        Line(text, "    ", "title", source.Title);
        text.Append("    authors:\n");
        Line(text, "      - ", "name", source.Publisher);
        if (source.PublishedOn.Length == 10)
        {
            Line(text, "    ", "date-published", source.PublishedOn);
        }
        else if (source.PublishedOn.Length >= 4 && int.TryParse(source.PublishedOn.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            text.Append(CultureInfo.InvariantCulture, $"    year: {year}\n");
        }

        if (source.Url.Length > 0)
        {
            Line(text, "    ", "url", Ascii(source.Url));
        }
    }

    // The format wants a URI, which has ASCII only; publishers print addresses in any script.
    private static string Ascii(string address)
    {
        var text = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(address))
        {
            _ = value is > 0x20 and < 0x7f && !"\"<>\\^`{|}".Contains((char)value, StringComparison.Ordinal)
                ? text.Append((char)value)
                : text.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return text.ToString();
    }

    // Double quotes, because only there YAML lets every character be written, with the escapes of JSON.
    private static void Line(StringBuilder text, string indent, string key, string value)
    {
        text.Append(indent).Append(key).Append(": \"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                _ when char.IsControl(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append("\"\n");
    }
}
