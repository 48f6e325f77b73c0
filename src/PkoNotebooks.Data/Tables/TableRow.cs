namespace PkoNotebooks.Data.Tables;

/// <summary>The columns that all tables share.</summary>
public abstract record TableRow : ITableRow
{
    public abstract string Table { get; }

    public abstract string Key { get; }

    public required string SourceId { get; init; }

    public required string Locator { get; init; }

    public string? Note { get; init; }

    public int Line { get; init; }
}
