namespace Consortium.Api.Meetings;

/// <summary>The words of the pages on meetings and follow-ups, in <c>MeetingWords.resx</c> (English) and <c>MeetingWords.fr.resx</c>.</summary>
internal sealed class MeetingWords;
