using System.Collections.Immutable;
using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>
/// Reads one table into records, checking on the way what costs nothing: hash, length, header, types, and keys. When
/// anything is wrong, no row is given and everything found is thrown at once.
/// </summary>
internal static class TableLoader
{
    public static (TableOrigin Origin, ImmutableArray<TRow> Rows) Load<TRow>(DataPackage package, string name)
        where TRow : ITableRow, IReadableRow<TRow>
    {
        var resource = package[name];
        var errors = new List<DataError>();
        var file = TableFile.Read(package, resource, errors);
        var rows = ImmutableArray.CreateBuilder<TRow>();
        if (file?.Text is { } text)
        {
            Read(resource, text, rows, errors);
        }

        return errors.Count == 0
            ? (new(name, file!.FullPath, file.Sha256), rows.ToImmutable())
            : throw new DataPackageException($"Table {name}", errors);
    }

    private static void Read<TRow>(ResourceDescriptor resource, string text, ImmutableArray<TRow>.Builder rows, List<DataError> errors)
        where TRow : ITableRow, IReadableRow<TRow>
    {
        using var lines = CsvRows.Split(new StringReader(text), resource.Path, errors).GetEnumerator();
        if (!lines.MoveNext() || !HeaderCheck.Report(resource, lines.Current.Cells, errors))
        {
            return;
        }

        var reader = new RowReader(resource.Path, [.. resource.Fields.Select(field => field.Name)], errors);
        var keys = new KeySet([.. resource.PrimaryKey.Select(resource.IndexOf)]);
        while (lines.MoveNext())
        {
            var (line, cells) = lines.Current;
            if (!RowShape.Report(resource, line, cells, errors))
            {
                continue;
            }

            reader.MoveTo(line, cells);
            var row = TRow.Read(reader);
            if (keys.LineOfSame(line, cells) is { } same)
            {
                errors.Add(new(
                    DataErrorKind.PrimaryKey, resource.Path, line, string.Join(",", resource.PrimaryKey), row.Key,
                    FormattableString.Invariant($"a key of its own; line {same} has the same"), "Remove or correct one of the two rows."));
            }

            rows.Add(row);
        }
    }
}
