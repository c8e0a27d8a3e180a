using System.Reflection;
using Consortium.Domain;
using Consortium.Tests.Support;

namespace Consortium.Tests.Architecture;

public class TheActs
{
    private static readonly ILookup<Type, Type> _tests = typeof(TheActs).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<ActAttribute>() is not null)
        .ToLookup(type => type.GetCustomAttribute<ActAttribute>()!.Act);

    public static TheoryData<Type> Acts => [.. typeof(Refusal).Assembly.GetTypes().Where(type => type.GetMethod("Decide") is not null)];

    [Theory]
    [MemberData(nameof(Acts))]
    public void Say_what_doing_them_again_means(Type act) =>
        Assert.Contains(
            _tests[act].SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(FactAttribute))),
            method => method.Name.Contains("twice", StringComparison.OrdinalIgnoreCase) || method.Name.Contains("again", StringComparison.OrdinalIgnoreCase));
}
