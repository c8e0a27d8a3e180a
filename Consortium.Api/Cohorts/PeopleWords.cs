namespace Consortium.Api.Cohorts;

/// <summary>The words of the pages about people, in <c>PeopleWords.resx</c> (English) and <c>PeopleWords.fr.resx</c>.</summary>
internal sealed class PeopleWords;
