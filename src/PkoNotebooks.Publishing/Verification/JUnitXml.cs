using System.Globalization;
using System.Text;
using System.Xml;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.FactsLock;

namespace PkoNotebooks.Publishing.Verification;

/// <summary>A verification as JUnit XML, one test a fact, so that any build server shows a moved number as a failing test.</summary>
public static class JUnitXml
{
    public static string Write(VerificationReport report)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using (var xml = XmlWriter.Create(text, settings))
        {
            var suites = Suites(report).ToList();
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "facts lock");
            Counts(xml, suites.SelectMany(s => s.Cases).ToList());
            foreach (var (name, cases) in suites)
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", Clean(name));
                Counts(xml, cases);
                foreach (var item in cases)
                {
                    WriteCase(xml, name, item);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text + "\n";
    }

    private static void WriteCase(XmlWriter xml, string suite, Case item)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(suite));
        xml.WriteAttributeString("name", Clean(item.Name));
        if (item.Outcome != Outcome.Passed)
        {
            xml.WriteStartElement(item.Outcome == Outcome.Failed ? "failure" : "skipped");
            xml.WriteAttributeString("message", Clean(item.Message));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, List<Case> cases)
    {
        xml.WriteAttributeString("tests", cases.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", cases.Count(c => c.Outcome == Outcome.Failed).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", cases.Count(c => c.Outcome == Outcome.Skipped).ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Name, List<Case> Cases)> Suites(VerificationReport report)
    {
        yield return ("notebooks", [.. report.Notebooks.Select(Notebook), .. report.Problems.Select(p => new Case("facts can be read", Outcome.Failed, p))]);
        foreach (var notebook in report.Comparison.Items.Where(i => i.Notebook.Length > 0).GroupBy(i => i.Notebook).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            yield return (notebook.Key, [.. notebook.Select(Item)]);
        }

        foreach (var (kind, name) in new[] { (LockedKind.Verdict, "claims"), (LockedKind.Table, "tables") })
        {
            var cases = report.Comparison.Items.Where(i => i.Kind == kind).Select(Item).ToList();
            if (cases.Count > 0)
            {
                yield return (name, cases);
            }
        }
    }

    private static Case Notebook(VerifiedNotebook notebook) => new(
        $"{notebook.Name} runs",
        notebook.Status switch { RunStatus.Passed => Outcome.Passed, RunStatus.Skipped => Outcome.Skipped, _ => Outcome.Failed },
        notebook.Failure?.Message ?? notebook.Status.ToString());

    private static Case Item(LockItem item)
    {
        var message = new StringBuilder(item.State.ToString().ToLowerInvariant());
        message.Append(": locked ").Append(item.Old ?? "nothing").Append(", now ").Append(item.New ?? "nothing");
        if (item.Difference is { } difference)
        {
            message.Append(CultureInfo.InvariantCulture, $", difference {difference:R}");
        }

        if (item.Relative is { } relative)
        {
            message.Append(CultureInfo.InvariantCulture, $", relative {relative:R}");
        }

        if (item.Cause is { } cause)
        {
            message.Append(", cause: ").Append(cause);
        }

        return new(
            item.Kind == LockedKind.Figure ? $"figure {item.Key}" : item.Key,
            item.State == LockState.Same ? Outcome.Passed : Outcome.Failed,
            message.ToString());
    }

    // XML 1.0 has no place for most control characters.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r =>
        r.Value is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF)) ? r.ToString() : "\uFFFD"));

    private enum Outcome
    {
        Passed,
        Failed,
        Skipped,
    }

    private sealed record Case(string Name, Outcome Outcome, string Message);
}
