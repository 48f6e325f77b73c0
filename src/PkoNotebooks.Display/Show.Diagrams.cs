using PkoNotebooks.Data.Package;
using PkoNotebooks.Display.Diagrams;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display;

public static partial class Show
{
    /// <summary>The tables of a data package as boxes with their keys, and a line for each reference from one to another.</summary>
    /// <param name="key">A stable name, unique in the notebook.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="package">Read by <see cref="DataPackage.Open"/>; only what its descriptor declares is drawn.</param>
    public static DiagramDisplay EntityDiagram(string key, Phrase title, DataPackage package) => new(key, title, package);
}
