using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>Reads one publisher's file from its header to its corrected rows.</summary>
internal static class IncomingFile
{
    private const int RowsBetweenLooks = 1 << 14;

    /// <summary>Null where the file cannot be read or is of no known format; the reasons are in <paramref name="plan"/>.</summary>
    public static (ImportContext Context, TableImport Import, List<IncomingRow> Rows)? Read(
        PkoData data, ImportRequest request, string path, PlanBuilder plan, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
            using var reader = new Utf8CsvReader(stream, name);
            return Read(data, request, name, reader, plan, cancellationToken);
        }
        catch (CsvFormatException error)
        {
            plan.Errors.Add(error.Error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var missing = error is FileNotFoundException or DirectoryNotFoundException;
            plan.Errors.Add(new(
                DataErrorKind.SourceError, name, null, null, missing ? "no file" : error.GetType().Name, "a readable file",
                missing ? "Check the path." : "Make the file readable."));
        }

        return null;
    }

    private static (ImportContext, TableImport, List<IncomingRow>)? Read(
        PkoData data, ImportRequest request, string name, Utf8CsvReader reader, PlanBuilder plan, CancellationToken cancellationToken)
    {
        if (!reader.Read())
        {
            plan.Errors.Add(new(DataErrorKind.SourceError, name, null, null, null, "a header row", "The file is empty: fetch it again."));
            return null;
        }

        var labels = new List<string>(reader.Count);
        for (var i = 0; i < reader.Count; i++)
        {
            labels.Add(reader.Text(i));
        }

        if (ImportFormats.Recognise(name, labels, request.Format is { } wanted ? ImportFormats.Find(wanted) : null, out var errors) is not { } format)
        {
            plan.Errors.AddRange(errors);
            return null;
        }

        if (data.Package.Find(format.Table) is null)
        {
            plan.Errors.Add(new(
                DataErrorKind.ResourceError, name, null, null, null, $"a table {format.Table} in the package", "Declare the table in datapackage.json."));
            return null;
        }

        // What the merge needs, and the check of what comes out of it: read on one core while another one reads the file.
        data.ReadAhead(data.Package[format.Table].ForeignKeys.Select(key => key.Resource).Prepend(format.Table).Append(PersonnelTotal.TableName)
            .Where(table => data.Package.Find(table) is not null));
        var context = new ImportContext(data, request, name, format);
        var import = TableImport.For(context, new(labels));
        while (reader.Read())
        {
            if (++context.Rows % RowsBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (reader.Count == labels.Count)
            {
                import.Read(reader);
            }
            else
            {
                Misshapen(context, reader, labels.Count);
            }
        }

        if (reader.EndsWithoutLineEnd)
        {
            context.Notices.Add($"{name}: the last row has no line end; if the file was cut short, its last cell may be too.");
        }

        var rows = import.Finish();
        var pass = new CorrectionPass(context, import);
        pass.Run(rows);
        rows.RemoveAll(row => !import.Accepts(row));
        context.Finish();
        plan.Corrections.AddRange(pass.Applied);
        return (context, import, rows);
    }

    private static void Misshapen(ImportContext context, Utf8CsvReader reader, int expected)
    {
        if (reader.Count == 1 && reader[0].IsEmpty)
        {
            context.Skip("blank line", reader.Line);
            return;
        }

        context.Wrong(
            reader.Count < expected ? DataErrorKind.MissingCell : DataErrorKind.ExtraCell, reader.Line, null,
            FormattableString.Invariant($"{reader.Count} cells"), FormattableString.Invariant($"{expected} cells"),
            reader.Count < expected
                ? "If it is the last row, the file was cut short: fetch it again."
                : "A comma stands in a cell without quotes (a thousands separator or decimal comma?): correct the file.");
    }
}
