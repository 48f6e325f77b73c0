using System.IO.Compression;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PkoNotebooks.Execution.Tests.Kernels.Packages;

/// <summary>A folder of packages made on the spot, and a NuGet configuration that knows nothing else: no test asks a network.</summary>
internal static class LocalFeed
{
    /// <summary>Makes the notebook's folder use only its own feed.</summary>
    public static void Configure(string folder, string feed = "feed") => File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
        <configuration>
          <packageSources><clear /><add key="ours" value="{feed}" /></packageSources>
          <config><add key="globalPackagesFolder" value="packages" /></config>
        </configuration>
        """);

    public static void Add(string feed, string id, string version, string source, string? dependency = null, string? native = null, string? assemblyVersion = null)
    {
        Directory.CreateDirectory(feed);
        using var package = ZipFile.Open(Path.Combine(feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        var dependencies = dependency is null ? "" : $"<dependency id=\"{dependency.Split(' ')[0]}\" version=\"{dependency.Split(' ')[1]}\" />";
        Write(package, $"{id}.nuspec", Encoding.UTF8.GetBytes(
            $"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{id}</id><version>{version}</version>
            <authors>test</authors><description>test</description>
            <dependencies><group targetFramework="net8.0">{dependencies}</group></dependencies></metadata></package>
            """));
        Write(package, $"lib/net8.0/{id}.dll", Compile(id, source, assemblyVersion));
        if (native is not null)
        {
            Write(package, native, "not a library"u8.ToArray());
        }
    }

    private static byte[] Compile(string name, string source, string? assemblyVersion)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        if (assemblyVersion is not null)
        {
            source = $"[assembly: System.Reflection.AssemblyVersion(\"{assemblyVersion}\")]\n{source}";
        }

        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), MetadataReference.CreateFromFile(Path.Combine(framework, "System.Runtime.dll"))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }

    private static void Write(ZipArchive package, string path, byte[] bytes)
    {
        using var entry = package.CreateEntry(path).Open();
        entry.Write(bytes);
    }
}
