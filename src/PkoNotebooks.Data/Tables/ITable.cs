namespace PkoNotebooks.Data.Tables;

/// <summary>A table of any kind of row.</summary>
public interface ITable
{
    /// <summary>The table's name, such as <c>assessment_rates</c>.</summary>
    string Name { get; }

    /// <summary>Full path of the file that it was read from.</summary>
    string Path { get; }

    /// <summary>Lower-case hexadecimal SHA-256 of that file.</summary>
    string Sha256 { get; }

    IReadOnlyList<ITableRow> Rows { get; }
}
