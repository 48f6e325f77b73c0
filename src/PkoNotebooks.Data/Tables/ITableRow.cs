namespace PkoNotebooks.Data.Tables;

/// <summary>What every row of every table can say about itself.</summary>
public interface ITableRow
{
    /// <summary>The table's name, such as <c>assessment_rates</c>.</summary>
    string Table { get; }

    /// <summary>The primary key's values as they stand in the file, joined with <c>/</c>.</summary>
    string Key { get; }

    /// <summary>Key into <c>sources</c>.</summary>
    string SourceId { get; }

    /// <summary>Page, table, row or paragraph in the source; empty for a row of <c>sources</c> itself.</summary>
    string Locator { get; }

    string? Note { get; }

    /// <summary>The line of the file on which the row starts (the header is line 1); 0 for a row made in code.</summary>
    int Line { get; }
}
