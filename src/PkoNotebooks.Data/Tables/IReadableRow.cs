using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A record that knows how to read itself from a row of its table.</summary>
internal interface IReadableRow<TSelf>
    where TSelf : IReadableRow<TSelf>
{
    static abstract TSelf Read(RowReader row);
}
