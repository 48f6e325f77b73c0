using System.Globalization;
using PkoNotebooks.Data;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>How much the data package holds, as facts: counted from its tables, and citing its descriptor.</summary>
public static class PackageFacts
{
    /// <summary>Citations of the package itself name this in place of a row of <c>sources</c>.</summary>
    public const string SourceId = "data-package";

    /// <summary>The number of tables.</summary>
    public static Fact Tables(PkoData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Count(data, "tables", "tables of the data package", data.Package.Resources.Length, "resources", "");
    }

    /// <summary>The number of rows of all tables together.</summary>
    public static Fact Rows(PkoData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Count(data, "rows", "rows of all tables", data.Package.Resources.Sum(r => data.Table(r.Name).Rows.Count), "resources", "");
    }

    /// <summary>The number of rows of one table.</summary>
    /// <param name="data">The package.</param>
    /// <param name="table">The table's name, such as <c>personnel</c>.</param>
    public static Fact Rows(PkoData data, string table)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Count(data, $"rows.{table}", $"rows of the table {table}", data.Table(table).Rows.Count, $"resource {table}", table);
    }

    /// <summary>The number of documents and data sets that rows may cite.</summary>
    public static Fact Sources(PkoData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Count(data, "sources", "sources in the table of sources", data.Sources.Count, "resource sources", "sources");
    }

    private static Fact Count(PkoData data, string key, string what, int value, string locator, string table) => new()
    {
        Key = $"data_package.{key}",
        Name = what,
        Value = value,
        Unit = Unit.Count,
        Period = Period.On(Latest(data)),
        Derivation = Derivation.Derived,
        Formula = what,
        Citations = [new Citation(SourceId, data.Package.Title ?? "Data package", "PkoNotebooks", null, null, locator, table, "")],
    };

    // The package is as recent as the latest source in it.
    private static DateOnly Latest(PkoData data) => data.Sources
        .Select(s => DateOnly.TryParseExact(s.PublishedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue)
        .DefaultIfEmpty(DateOnly.MinValue).Max();
}
