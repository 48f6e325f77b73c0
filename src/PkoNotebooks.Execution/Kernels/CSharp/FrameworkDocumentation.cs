using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>The framework's documentation, which an SDK holds beside its reference assemblies. Without an SDK there is none.</summary>
internal sealed class FrameworkDocumentation
{
    private readonly ConcurrentDictionary<string, XmlDocument> _files = new(StringComparer.Ordinal);
    private readonly Lazy<string?> _folder = new(FindFolder);

    /// <summary>The documentation of a symbol of the framework, or null.</summary>
    public string? Of(ISymbol symbol)
    {
        if (_folder.Value is not { } folder || symbol.GetDocumentationCommentId() is not { } id)
        {
            return null;
        }

        // Types stand in the file of the assembly that they are referenced by, which seldom is the one that holds them.
        var first = new[] { symbol.ContainingAssembly?.Name + ".xml", "System.Runtime.xml", "System.Collections.xml" };
        var files = first.Concat(Directory.GetFiles(folder, "*.xml").Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)).Distinct();
        return files.Select(f => _files.GetOrAdd(f, name => XmlDocument.Load(Path.Combine(folder, name))).Of(id)).FirstOrDefault(x => x is not null);
    }

    private static string? FindFolder()
    {
        var packs = Path.GetFullPath(Path.Combine(FrameworkReferences.Folder, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        return !Directory.Exists(packs) ? null : Directory.GetDirectories(packs).Order(StringComparer.Ordinal).Reverse()
            .Select(v => Path.Combine(v, "ref", $"net{Environment.Version.Major}.0"))
            .FirstOrDefault(Directory.Exists);
    }

    private sealed class XmlDocument
    {
        private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);

        public string? Of(string id) => _members.GetValueOrDefault(id);

        public static XmlDocument Load(string path)
        {
            var document = new XmlDocument();
            if (!File.Exists(path))
            {
                return document;
            }

            using var reader = System.Xml.XmlReader.Create(path);
            while (reader.ReadToFollowing("member"))
            {
                if (reader.GetAttribute("name") is { } name)
                {
                    document._members[name] = reader.ReadInnerXml();
                }
            }

            return document;
        }
    }
}
