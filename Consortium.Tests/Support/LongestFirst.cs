using Consortium.Tests.BadInput;
using Consortium.Tests.Demonstration;
using Consortium.Tests.Journeys.Kills;
using Consortium.Tests.Journeys.Nodes;
using Consortium.Tests.Support;
using Consortium.Tests.Verbs;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Consortium.Tests.Support;

/// <summary>The classes that take long begin first, so that at the end no core waits for one of them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long =
    [
        typeof(KilledAtRandomMoments), typeof(PlayingTheDemonstration), typeof(MakingAnOperator), typeof(DrainingADatabase),
        typeof(TakingOver), typeof(SendingBadRequests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Rank(collection.TestCollectionDisplayName))];

    private static int Rank(string collection)
    {
        var place = Array.FindIndex(Long, type => collection.Contains($" {type.FullName} ", StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
