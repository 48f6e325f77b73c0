using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>Rows by the text that says which row it is; the same row again is passed over, another one is a conflict.</summary>
internal sealed class StagedRows(ImportContext context)
{
    private readonly Dictionary<string, IncomingRow> _byIdentity = new(StringComparer.Ordinal);
    private readonly List<IncomingRow> _rows = [];

    public List<IncomingRow> Rows => _rows;

    public void Add(string identity, IncomingRow row)
    {
        if (_byIdentity.TryAdd(identity, row))
        {
            _rows.Add(row);
        }
        else if (row.Cells.SequenceEqual(_byIdentity[identity].Cells))
        {
            context.Skip("the same row again", row.Line);
        }
        else
        {
            context.Conflicts.Add(new(
                DataErrorKind.Conflict, context.FileName, row.Line, null, identity,
                FormattableString.Invariant($"the same as in line {_byIdentity[identity].Line}, which is about the same thing"),
                "Find out which of the two rows is right and remove the other."));
        }
    }
}
