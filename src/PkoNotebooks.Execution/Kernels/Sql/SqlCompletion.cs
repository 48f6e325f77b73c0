using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Completion;

namespace PkoNotebooks.Execution.Kernels.Sql;

/// <summary>Words that could stand in a query: columns of the tables it names, tables, and the language's own; and what a word means.</summary>
internal static partial class SqlCompletion
{
    private static readonly ImmutableArray<string> Keywords =
    [
        "AND", "AS", "ASC", "AVG", "BETWEEN", "BY", "CASE", "COUNT", "DESC", "DISTINCT", "ELSE", "END", "FROM", "GROUP", "HAVING", "IN", "INNER",
        "IS", "JOIN", "LEFT", "LIKE", "LIMIT", "MAX", "MIN", "NOT", "NULL", "ON", "OR", "ORDER", "OVER", "PARTITION", "SELECT", "SUM", "THEN",
        "UNION", "WHEN", "WHERE", "WITH",
    ];

    public static CompletionResult At(string code, int cursor, SqlSchema schema)
    {
        var start = WordStart(code, cursor);
        var typed = code[start..cursor];
        var tables = Named(code, schema);

        // Behind a table or its other name only its columns can stand.
        var items = Qualifier(code, start) is { } qualifier
            ? TableOf(qualifier, code, tables) is { } table ? Columns([table], schema) : []
            : Columns(tables, schema)
                .Concat(schema.Tables.Select(t => new CompletionItem(t, "table")))
                .Concat(Keywords.Select(k => new CompletionItem(k, "keyword")));
        return new CompletionResult(start, cursor, [.. items.Where(i => i.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).DistinctBy(i => i.Text)]);
    }

    /// <summary>A table with its columns, or a column with its type; null for any other word.</summary>
    public static MimeBundle? Describe(string code, int cursor, SqlSchema schema)
    {
        var start = WordStart(code, cursor);
        var end = cursor;
        while (end < code.Length && IsWord(code[end]))
        {
            end++;
        }

        var word = code[start..end];
        if (schema.Tables.FirstOrDefault(t => Same(t, word)) is { } table)
        {
            return Documentation.Bundle($"{table} ({string.Join(", ", schema.Columns(table).Select(Declared))})", null, "sql");
        }

        var tables = Named(code, schema);
        IReadOnlyList<string> among = Qualifier(code, start) is { } qualifier && TableOf(qualifier, code, tables) is { } one ? [one] : tables;
        var found = among.SelectMany(t => schema.Columns(t).Where(c => Same(c.Name, word)).Select(c => $"{t}.{Declared(c)}")).ToList();
        return found.Count == 0 ? null : Documentation.Bundle(string.Join('\n', found), null, "sql");
    }

    private static IEnumerable<CompletionItem> Columns(IEnumerable<string> tables, SqlSchema schema) =>
        tables.SelectMany(t => schema.Columns(t).Select(c => new CompletionItem(c.Name, "column") { Signature = $"{t}.{Declared(c)}" }));

    private static string Declared(SqlColumn column) => column.Type.Length == 0 ? column.Name : $"{column.Name} {column.Type}";

    private static List<string> Named(string code, SqlSchema schema)
    {
        var words = Word().Matches(code).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. schema.Tables.Where(words.Contains)];
    }

    private static string? Qualifier(string code, int start) =>
        start > 0 && code[start - 1] == '.' && WordStart(code, start - 1) is var from && from < start - 1 ? code[from..(start - 1)] : null;

    private static string? TableOf(string qualifier, string code, List<string> tables) =>
        tables.FirstOrDefault(t => Same(t, qualifier))
        ?? tables.FirstOrDefault(t => Regex.IsMatch(code, $@"\b{Regex.Escape(t)}\s+(as\s+)?{Regex.Escape(qualifier)}\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking));

    private static int WordStart(string code, int cursor)
    {
        while (cursor > 0 && IsWord(code[cursor - 1]))
        {
            cursor--;
        }

        return cursor;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
