using Consortium.Matching;

namespace Consortium.Tests.Matching;

public class TheBestAssignment
{
    [Theory]
    [InlineData(500, 500, 1, 1000)]
    [InlineData(500, 200, 5, 1000)]
    [InlineData(500, 500, 1, 3)]
    public void Is_proven_by_its_prices(int mentees, int mentors, int mostPlaces, int mostScore)
    {
        var draw = new Random(mentees + mentors + mostScore);
        int[] places = [.. Enumerable.Range(0, mentors).Select(_ => draw.Next(1, mostPlaces + 1))];
        short[][] scores = [.. Enumerable.Range(0, mentees).Select(_ => Row())];

        var assignment = Assignment.Solve(scores, places, TestContext.Current.CancellationToken);

        AssertProven(scores, places, assignment);
        short[] Row() => [.. Enumerable.Range(0, mentors).Select(_ => draw.Next(3) == 0 ? Assignment.Forbidden : (short)draw.Next(mostScore + 1))];
    }

    [Fact]
    public void Is_proven_by_its_prices_also_where_many_are_left_over()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var draw = new Random(seed);
            int[] places = [.. Enumerable.Range(0, 1 + draw.Next(8)).Select(_ => draw.Next(0, 4))];
            short[][] scores = [.. Enumerable.Range(0, draw.Next(15)).Select(_ => Row())];

            AssertProven(scores, places, Assignment.Solve(scores, places, TestContext.Current.CancellationToken));
            short[] Row() => [.. places.Select(_ => draw.Next(4) > 0 ? Assignment.Forbidden : (short)draw.Next(1001))];
        }
    }

    [Fact]
    public void Is_given_up_when_asked()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Assignment.Solve([[1]], [1], stopped.Token));
    }

    // Weak duality: any prices that no pair undercuts add up to at most the cost of any assignment. Equal sums prove both best.
    private static void AssertProven(short[][] scores, int[] places, Assignment found)
    {
        var cost = 0L;
        var taken = new int[places.Length];
        for (var mentee = 0; mentee < scores.Length; mentee++)
        {
            Assert.True(found.MenteePrice[mentee] <= found.Unpaid);
            for (var mentor = 0; mentor < places.Length; mentor++)
            {
                if (scores[mentee][mentor] != Assignment.Forbidden && places[mentor] > 0)
                    Assert.True(found.MenteePrice[mentee] + found.MentorPrice[mentor] <= Score.Most - scores[mentee][mentor]);
            }

            if (found.MentorOf[mentee] is var mine and >= 0)
            {
                Assert.NotEqual(Assignment.Forbidden, scores[mentee][mine]);
                cost += Score.Most - scores[mentee][mine];
                taken[mine]++;
            }
            else
            {
                cost += found.Unpaid;
            }
        }

        Assert.All(taken.Zip(places), mentor => Assert.True(mentor.First <= mentor.Second));
        Assert.All(found.MentorPrice, price => Assert.True(price <= 0));
        Assert.Equal(cost, found.MenteePrice.Sum() + found.MentorPrice.Zip(places, (price, number) => price * number).Sum());
    }
}
