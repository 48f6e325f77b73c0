using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;
using PkoNotebooks.Data.Validation.Rules;

namespace PkoNotebooks.Data.Tests.Validation;

/// <summary>Every kind of error and every rule has a package that breaks it, and it alone.</summary>
public sealed class EveryRuleTests
{
    // What only an import can find.
    private static readonly DataErrorKind[] OfIncomingFiles =
        [DataErrorKind.UnknownFormat, DataErrorKind.UnknownName, DataErrorKind.Conflict, DataErrorKind.CorrectionGuard];

    public static TheoryData<int> Fixtures => new(Enumerable.Range(0, BrokenPackage.All.Count));

    [Fact]
    public void There_is_a_broken_package_for_every_kind_of_error_and_none_for_another()
        => Assert.Equal(Enum.GetValues<DataErrorKind>().Except(OfIncomingFiles).Order(), BrokenPackage.All.Select(broken => broken.Kind).Distinct().Order());

    [Fact]
    public void There_is_one_broken_package_for_every_rule_and_none_for_another()
        => Assert.Equal(PackageRules.Names.Order(), BrokenPackage.All.Select(broken => broken.Rule).OfType<string>().Order());

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_broken_package_is_found_broken_where_it_is(int number)
    {
        var broken = BrokenPackage.All[number];
        using var package = new TinyPackage();
        broken.Break(package);
        var errors = DataCheck.Run(package.Folder).Errors;
        Assert.Contains((broken.Kind, broken.Where), errors.Select(error => (error.Kind, error.Where)));
        Assert.All(errors, error => Assert.NotEmpty(error.Advice));

        if (broken.Rule is not null)
        {
            Assert.Single(errors);
        }

        // One slip may be wrong in two ways, such as a changed file in its hash and its length; it is never found in a third table.
        Assert.InRange(errors.Length, 1, 3);
        Assert.Single(errors.Select(error => error.File).Distinct());
    }
}
