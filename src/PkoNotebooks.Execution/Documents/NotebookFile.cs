using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Notebooks on disk: <c>.ipynb</c> (nbformat 4) and <c>.dib</c>.</summary>
public static class NotebookFile
{
    /// <summary>The largest file read, in bytes: 256 MiB. Beyond it, outputs were saved that belong in files of their own.</summary>
    public const long MaximumBytes = 256L << 20;

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="NotebookFormatException">The file is not a notebook; all its problems are named, with line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookDocument Load(string path)
    {
        var length = new FileInfo(path).Length;
        if (length > MaximumBytes)
        {
            var found = string.Create(CultureInfo.InvariantCulture, $"{length:N0} bytes");
            var expected = string.Create(CultureInfo.InvariantCulture, $"at most {MaximumBytes:N0} (strip its outputs: jupyter nbconvert --clear-output)");
            throw new NotebookFormatException(path, [new(0, 0, "", found, expected)]);
        }

        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads a notebook from memory.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="path">The file's name: its ending tells the format, and errors name it.</param>
    /// <exception cref="NotebookFormatException">The bytes are not a notebook.</exception>
    public static NotebookDocument Parse(byte[] bytes, string path)
    {
        RequireUtf8(bytes, path);
        if (IsDib(path))
        {
            return DibReader.Read(bytes, path);
        }

        return IsIpynb(path)
            ? IpynbReader.Read(bytes, path)
            : throw new NotebookFormatException(path, [new(0, 0, "", "a file of another kind", "a name that ends in .ipynb or .dib")]);
    }

    /// <summary>The bytes of the notebook's file. Those of a notebook that did not change since it was read are the very same.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="path">The file's name: its ending tells the format.</param>
    /// <exception cref="ArgumentException">The name ends as that of neither format.</exception>
    public static byte[] Write(NotebookDocument document, string path) =>
        IsDib(path) ? DibWriter.Write(document)
        : IsIpynb(path) ? IpynbWriter.Write(document)
        : throw new ArgumentException($"'{path}' ends in neither .ipynb nor .dib.", nameof(path));

    /// <summary>Writes a notebook so that at any moment the old file or the new one stands there, and never half of one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(NotebookDocument document, string path) => AtomicFile.Write(path, Write(document, path));

    private static bool IsIpynb(string path) => path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase);

    private static bool IsDib(string path) => path.EndsWith(".dib", StringComparison.OrdinalIgnoreCase);

    private static void RequireUtf8(byte[] bytes, string path)
    {
        ReadOnlySpan<byte> span = bytes;
        if (span.StartsWith<byte>([0xFF, 0xFE]) || span.StartsWith<byte>([0xFE, 0xFF]))
        {
            throw new NotebookFormatException(path, [new(1, 1, "", "UTF-16", "UTF-8: save the file in that encoding")]);
        }

        if (!Utf8.IsValid(span))
        {
            var at = FirstInvalid(span);
            var (line, column) = JsonPosition.OfByte(span, at);
            var found = string.Create(CultureInfo.InvariantCulture, $"byte 0x{span[at]:X2}, which is not UTF-8");
            throw new NotebookFormatException(path, [new(line, column, "", found, "UTF-8: save the file in that encoding")]);
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            at += consumed;
        }

        return Math.Min(at, bytes.Length - 1);
    }
}
