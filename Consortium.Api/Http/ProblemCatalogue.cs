using System.Reflection;
using Consortium.Domain;

namespace Consortium.Api.Http;

/// <summary>Every problem that this service can answer with, found where it is declared.</summary>
internal static class ProblemCatalogue
{
    public static IReadOnlyDictionary<string, Refusal> Refusals { get; } =
        Declared<Refusal>(typeof(Refusal).Assembly, typeof(ProblemCatalogue).Assembly)
            .DistinctBy(refusal => refusal.Code)
            .ToDictionary(refusal => refusal.Code);

    public static IReadOnlyDictionary<string, Problem> All { get; } =
        Declared<Problem>(typeof(ProblemCatalogue).Assembly)
            .Concat(Refusals.Values.Select(refusal =>
                new Problem(refusal.Code, new RefusalProblem(refusal).Status, refusal.French, refusal.English) { Rule = refusal.Rule }))
            .OrderBy(problem => problem.Code, StringComparer.Ordinal)
            .ToDictionary(problem => problem.Code);

    private static IEnumerable<T> Declared<T>(params IEnumerable<Assembly> assemblies) =>
        from assembly in assemblies
        from type in assembly.GetTypes()
        where !type.ContainsGenericParameters
        from value in Values<T>(type)
        select value;

    private static IEnumerable<T> Values<T>(Type type)
    {
        const BindingFlags Declared = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.GetFields(Declared).Where(field => field.FieldType == typeof(T)).Select(field => (T)field.GetValue(null)!);
    }
}
