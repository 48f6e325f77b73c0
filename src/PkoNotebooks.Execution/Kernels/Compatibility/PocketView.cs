using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using PkoNotebooks.Execution.Kernels.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Builds HTML in code: <c>div[@class: "x"](b("text"))</c>. Text is escaped, HTML content is not.</summary>
public class PocketView : DynamicObject, IHtmlContent
{
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    };

    private readonly string _name;
    private readonly List<KeyValuePair<string, object?>> _attributes;
    private readonly List<object?> _content;

    public PocketView()
        : this("", [], [])
    {
    }

    private PocketView(string name, List<KeyValuePair<string, object?>> attributes, List<object?> content)
    {
        _name = name;
        _attributes = attributes;
        _content = content;
    }

    /// <summary>An element without attributes or content.</summary>
    public static PocketView Element(string name) => new(name, [], []);

    internal static PocketView Element(string name, IEnumerable<KeyValuePair<string, object?>> attributes, IEnumerable<object?> content) => new(name, [.. attributes], [.. content]);

    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = Element(binder.Name);
        return _name.Length == 0;
    }

    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        var names = binder.CallInfo.ArgumentNames;
        var attributes = _attributes.ToList();
        for (var i = 0; i < indexes.Length; i++)
        {
            // Names stand for the last arguments; what has no name is an attribute without a value, or several in a dictionary.
            var named = i - (indexes.Length - names.Count);
            if (named >= 0)
            {
                attributes.Add(new(names[named].Replace('_', '-'), indexes[i]));
            }
            else if (indexes[i] is IDictionary several)
            {
                // Read as a dictionary: a generic one enumerates as pairs, not as entries.
                foreach (DictionaryEntry entry in several)
                {
                    attributes.Add(new(entry.Key.ToString() ?? "", entry.Value));
                }
            }
            else
            {
                attributes.Add(new(Convert.ToString(indexes[i], CultureInfo.InvariantCulture) ?? "", null));
            }
        }

        result = new PocketView(_name, attributes, _content);
        return true;
    }

    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        result = new PocketView(_name, _attributes, [.. _content, .. args ?? []]);
        return true;
    }

    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        result = new PocketView(binder.Name, [], [.. args ?? []]);
        return _name.Length == 0;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (_name.Length > 0)
        {
            writer.Write('<');
            writer.Write(_name);
            foreach (var (name, value) in _attributes)
            {
                writer.Write(value is null ? $" {name}" : $" {name}=\"{HtmlText.Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
            }

            writer.Write('>');
        }

        foreach (var part in _content)
        {
            Write(part, writer, encoder);
        }

        if (_name.Length > 0 && !Empty.Contains(_name))
        {
            writer.Write($"</{_name}>");
        }
    }

    public override string ToString()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static void Write(object? part, TextWriter writer, HtmlEncoder encoder)
    {
        switch (part)
        {
            case null:
                break;
            case IHtmlContent html:
                html.WriteTo(writer, encoder);
                break;
            case string text:
                writer.Write(HtmlText.Escape(text));
                break;
            case IEnumerable<IHtmlContent> many:
                foreach (var one in many)
                {
                    one.WriteTo(writer, encoder);
                }

                break;
            case IEnumerable many when many.Cast<object?>().Take(1).All(x => x is IHtmlContent or string):
                foreach (var one in many)
                {
                    Write(one, writer, encoder);
                }

                break;
            default:
                writer.Write(ScalarText.Of(part) is { } scalar ? HtmlText.Escape(scalar) : part.ToDisplayString("text/html"));
                break;
        }
    }
}
