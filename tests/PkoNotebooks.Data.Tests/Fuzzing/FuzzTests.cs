using System.Globalization;
using System.Text;
using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Tests.Import;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Fuzzing;

/// <summary>
/// Files damaged at random. Whatever comes in, the answer is a plan or a list of errors, never an exception of the program; and
/// what is written is a right package. <c>PKO_FUZZ_SEED</c> and <c>PKO_FUZZ_RUNS</c> repeat or lengthen the loop.
/// </summary>
public sealed class FuzzTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly string[] Nasty =
    [
        "\"", "\"\"", ",", "\n", "\r", "\0", "\ufeff", "Ã´", "\ufffd", "1,000", "-1", "1e9", "NaN", "2021-02-31", "0000-00-00", "=1+1", "9999999999999999999",
        "JPN", "XXX", "true", " ", "😀", "\u202e", "ａ", "report_date", "report_date,file,iso3,country,mission,type,male,female,total\n",
    ];

    private static int Seed => Setting("PKO_FUZZ_SEED", 20261121);

    private static int Runs => Setting("PKO_FUZZ_RUNS", 150);

    [Fact]
    public void A_damaged_file_is_imported_whole_or_refused_with_reasons()
    {
        using var package = new TinyPackage();
        var clean = Encoding.UTF8.GetBytes(ImportTests.MonthlyOf(
            "2021-01-31,2021_01,JPN,Japan,UNMISS,Staff Officer,3,1,4", "2021-01-31,2021_01,,\"Tanzania, United Republic of\",UNMISS,Troops,20,4,24",
            "2021-02-28,2021_02,CIV,Côte d'Ivoire,UNDOF,Experts on Mission,1,1,2", "2021-02-28,2021_02,THA,Thailand,,Troops,250,20,270"));
        var path = Path.Combine(package.Folder, "monthly.csv");
        Loop(clean, (bytes, skip) =>
        {
            File.WriteAllBytes(path, bytes);
            var plan = PackageImporter.Plan(package.Folder, new() { Files = [path], SkipRefused = skip });
            Assert.All(plan.Errors.Concat(plan.Conflicts), error => Assert.NotEmpty(error.ToString()));
            if (plan.CanApply && !plan.ChangesNothing)
            {
                using var copy = new TinyPackage();
                PackageImporter.Apply(PackageImporter.Plan(copy.Folder, new() { Files = [path], SkipRefused = skip }));
                Assert.Empty(DataPackageValidator.Check(copy.Folder));
            }
        });
    }

    [Fact]
    public void A_damaged_table_is_loaded_or_refused_with_reasons()
    {
        using var package = new TinyPackage();
        var clean = File.ReadAllBytes(package.PathOf("assessment_rates"));
        Loop(clean, (bytes, _) =>
        {
            package.Write("assessment_rates", bytes);
            var errors = DataPackageValidator.Check(package.Folder);
            try
            {
                Assert.NotNull(package.Load().Rates);
            }
            catch (DataPackageException)
            {
                Assert.NotEmpty(errors);
            }
        });
    }

    [Fact]
    public void A_damaged_descriptor_is_read_or_refused_with_reasons()
    {
        using var package = new TinyPackage();
        var clean = File.ReadAllBytes(package.Descriptor);
        Loop(clean, (bytes, _) =>
        {
            File.WriteAllBytes(package.Descriptor, bytes);
            Assert.All(DataPackageValidator.Check(package.Folder), error => Assert.NotEmpty(error.ToString()));
        });
    }

    private void Loop(byte[] clean, Action<byte[], bool> attempt)
    {
        output.WriteLine($"seed {Seed}, {Runs} runs (PKO_FUZZ_SEED, PKO_FUZZ_RUNS)");
        for (var run = 0; run < Runs; run++)
        {
            var random = new Random(HashCodeOf(Seed, run));
            var bytes = Damage(clean, random);
            try
            {
                attempt(bytes, random.Next(2) == 0);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException(
                    $"Seed {Seed}, run {run}: {error.GetType().Name}: {error.Message}\n{Encoding.UTF8.GetString(bytes)}", error);
            }
        }
    }

    private static byte[] Damage(byte[] clean, Random random)
    {
        var bytes = clean.ToList();
        for (var i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 80), bytes.Count - at)));
                    break;
                case 4:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Nasty[random.Next(Nasty.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    // The same numbers on every run and machine, unlike HashCode.
    private static int HashCodeOf(int seed, int run) => unchecked((seed * 397) ^ (run * 7919));

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
