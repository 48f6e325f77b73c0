using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Cells;
using PkoNotebooks.Publishing.Diagrams;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Sanitising;

namespace PkoNotebooks.Publishing.Targets;

/// <summary>An executed notebook as Markdown (CommonMark with tables and footnotes), and the pictures beside it.</summary>
/// <param name="Text">The document, ended by LF.</param>
/// <param name="Files">Pictures by name relative to the document's folder.</param>
internal sealed record MarkdownDocument(string Text, ImmutableArray<(string Name, byte[] Bytes)> Files)
{
    public static MarkdownDocument Of(NotebookRun run, InterfaceText words) => new Builder(run, words).Build();

    private sealed class Builder(NotebookRun run, InterfaceText words)
    {
        private readonly StringBuilder _text = new();
        private readonly List<(string Name, byte[] Bytes)> _files = [];
        private readonly HtmlSanitiser _sanitiser = new(new ContentPolicy(), ScriptPolicy.None, new PageIds());
        private readonly FactRegister _facts = new(new PageIds());

        public MarkdownDocument Build()
        {
            if (run.Status != RunStatus.Passed && run.Failure is { } failure)
            {
                Block("> " + MarkdownText.Escape(failure.Message).Replace("\n", "\n> ", StringComparison.Ordinal));
            }

            foreach (var cell in run.Executed.Cells)
            {
                if (cell.Kind == CellKind.Markdown)
                {
                    Block(ContentPolicy.Normalise(cell.Source).Trim());
                }
                else if (cell.Kind == CellKind.Code && cell.Source.Trim().Length > 0)
                {
                    Block(MarkdownText.Fenced(ContentPolicy.Normalise(cell.Source).Trim(), cell.KernelName));
                    foreach (var output in cell.Outputs)
                    {
                        Output(output);
                    }
                }
            }

            foreach (var fact in _facts.Facts)
            {
                Block(string.Create(CultureInfo.InvariantCulture, $"[^f{fact.Number}]: {Footnote(fact.Fact)}"));
            }

            return new(_text.ToString().TrimEnd('\n') + "\n", [.. _files]);
        }

        private void Output(CellOutput output)
        {
            switch (output)
            {
                case StreamOutput stream:
                    Block(MarkdownText.Fenced(AnsiText.Plain(stream.Text).TrimEnd(), "text"));
                    break;
                case ErrorOutput error:
                    Block(MarkdownText.Fenced($"{error.Name}: {AnsiText.Plain(error.Value)}\n{AnsiText.Plain(string.Join('\n', error.Traceback.IsDefault ? [] : error.Traceback))}".TrimEnd(), "text"));
                    break;
                case DisplayOutput display:
                    Bundle(display.Data);
                    break;
                case ResultOutput result:
                    Bundle(result.Data);
                    break;
            }
        }

        private void Bundle(MimeBundle data)
        {
            var payload = Facts(data);
            if (DiagramFinder.In(data) is { } mermaid)
            {
                Block(MarkdownText.Fenced(mermaid.Trim(), "mermaid"));
            }
            else if (data.Text("text/html") is { } html && _sanitiser.Clean(html) is { } root)
            {
                Block(new HtmlToMarkdown(payload, _facts, (svg, title) => Picture(data.Text("image/svg+xml") ?? svg, title)).Convert(root));
            }
            else if (data.Text("image/svg+xml") is { } svg)
            {
                Block(Picture(svg, data.Text("text/plain") ?? ""));
            }
            else if (data.Text("image/png") is { } png && TryDecode(png) is { } bytes)
            {
                Block($"![{MarkdownText.Escape(data.Text("text/plain") ?? "")}]({Store(bytes, "png")})");
            }
            else if (data.Text("text/markdown") is { } markdown)
            {
                Block(ContentPolicy.Normalise(markdown).Trim());
            }
            else if ((data.Text("text/plain") ?? data.Text("application/json")) is { } text)
            {
                Block(MarkdownText.Fenced(AnsiText.Plain(text).TrimEnd(), "text"));
            }
        }

        private string Picture(string svg, string title) =>
            SvgFile.Text(svg) is { } harmless ? $"![{MarkdownText.Escape(title)}]({Store(Encoding.UTF8.GetBytes(harmless), "svg")})" : "";

        private string Store(byte[] bytes, string extension)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{run.Name}_files/{_files.Count + 1}.{extension}");
            _files.Add((name, bytes));
            return string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
        }

        private string Footnote(PublishedFact fact)
        {
            var parts = new List<string>();
            if (fact.Period is { Length: > 0 } period)
            {
                parts.Add($"{words.FactPeriod}: {words.Period(period)}");
            }

            if (fact.Formula is { Length: > 0 } formula)
            {
                parts.Add($"{words.FactFormula}: {formula}");
            }

            if (fact.Note is { Length: > 0 } note)
            {
                parts.Add($"{words.FactNote}: {note}");
            }

            foreach (var group in fact.Citations.GroupBy(c => c.Source, StringComparer.Ordinal).Take(6))
            {
                var citation = group.First();
                var line = string.Join(", ", new[] { citation.Title.Length > 0 ? citation.Title : citation.Source, citation.Publisher, citation.Published, citation.Locator }.Where(p => !string.IsNullOrEmpty(p)));
                var more = group.Count() > 1 ? $" ({InterfaceText.Fill(words.FactMoreRows, group.Count() - 1)})" : "";
                parts.Add($"{words.FactSource}: {line}{more}{(SafeLink.CheckWeb(citation.Url) is { } url ? $" {url}" : "")}");
            }

            return MarkdownText.Escape(string.Join(". ", parts)).ReplaceLineEndings(" ");
        }

        private void Block(string text)
        {
            if (text.Trim('\n').Length > 0)
            {
                _text.Append(text.Trim('\n')).Append("\n\n");
            }
        }

        private static FactsPayload Facts(MimeBundle data)
        {
            try
            {
                return FactsPayload.Read(data);
            }
            catch (FormatException)
            {
                return FactsPayload.Empty;
            }
        }

        private static byte[]? TryDecode(string base64)
        {
            try
            {
                return Convert.FromBase64String(base64);
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }
}
