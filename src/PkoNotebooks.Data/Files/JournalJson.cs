using System.Text.Json.Serialization;

namespace PkoNotebooks.Data.Files;

[JsonSerializable(typeof(IEnumerable<string>))]
internal sealed partial class JournalJson : JsonSerializerContext;
