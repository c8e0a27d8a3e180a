using System.Collections.Immutable;

namespace Consortium.Domain.Companies;

/// <summary>
/// The corporate groups of one day (L-18). A group is everything under one ultimate controller and is known by that
/// controller's id. A company under joint control is in the group of each controller; one that nobody controls is a group of
/// its own; companies that control each other in a circle with nobody above them are one group, known by their lowest id.
/// </summary>
/// <remarks>
/// Strongly connected components in one pass (R. Tarjan, "Depth-first search and linear graph algorithms", 1972), without
/// recursion: a component is closed after everything above it, so its groups are those of its controllers.
/// </remarks>
public sealed class CorporateGroups
{
    private readonly ILookup<CompanyId, CompanyId> _controllers;
    private readonly Dictionary<CompanyId, ImmutableArray<CompanyId>> _groups = [];
    private readonly Dictionary<CompanyId, Step> _reached = [];
    private readonly Stack<CompanyId> _open = [];

    /// <param name="links">Who controls whom on the day.</param>
    public CorporateGroups(IEnumerable<(CompanyId Controller, CompanyId Controlled)> links)
    {
        _controllers = links.ToLookup(link => link.Controlled, link => link.Controller);
        foreach (var controlled in _controllers)
        {
            if (!_reached.ContainsKey(controlled.Key))
                Climb(controlled.Key);
        }
    }

    /// <summary>The groups that a company is in, in the order of their ids; never empty.</summary>
    public ImmutableArray<CompanyId> Of(CompanyId company) => _groups.TryGetValue(company, out var groups) ? groups : [company];

    private void Climb(CompanyId from)
    {
        var path = new Stack<Step>([Reach(from)]);
        while (path.TryPeek(out var step))
        {
            if (step.Above.MoveNext())
            {
                if (!_reached.TryGetValue(step.Above.Current, out var met))
                    path.Push(Reach(step.Above.Current));
                else if (!_groups.ContainsKey(met.Company))
                    step.Lowest = Math.Min(step.Lowest, met.Number);
                continue;
            }

            path.Pop();
            if (path.TryPeek(out var below))
                below.Lowest = Math.Min(below.Lowest, step.Lowest);
            if (step.Lowest == step.Number)
                Close(step.Company);
        }
    }

    private Step Reach(CompanyId company)
    {
        var step = new Step(company, _reached.Count, _controllers[company].GetEnumerator());
        _reached.Add(company, step);
        _open.Push(company);
        return step;
    }

    private void Close(CompanyId last)
    {
        var circle = new HashSet<CompanyId>();
        do
            circle.Add(_open.Peek());
        while (_open.Pop() != last);

        ImmutableArray<CompanyId> above =
        [
            .. circle.SelectMany(company => _controllers[company]).Where(controller => !circle.Contains(controller))
                .SelectMany(controller => _groups[controller]).Distinct().OrderBy(group => group.Value),
        ];
        foreach (var company in circle)
            _groups[company] = above is [] ? [circle.MinBy(one => one.Value)] : above;
    }

    private sealed class Step(CompanyId company, int number, IEnumerator<CompanyId> above)
    {
        public CompanyId Company { get; } = company;

        public int Number { get; } = number;

        public IEnumerator<CompanyId> Above { get; } = above;

        public int Lowest { get; set; } = number;
    }
}
