using System.IO;
using System.Management.Automation;

namespace AiccsPS.Shell.Hosting;

/// <summary>Progress as one line at the bottom of the console, gone before anything else is written.</summary>
internal sealed class ProgressLine
{
    private const string Erase = "\r\x1b[K";
    private readonly ConsoleStreams _streams;
    private (long Source, int Activity)? _shown;

    public ProgressLine(ConsoleStreams streams)
    {
        _streams = streams;
    }

    /// <summary>On standard error, so that a pipe gets objects only; and only where the line can be taken back.</summary>
    private bool IsVisible => _streams.ErrorHasColours && _streams.OutputIsConsole;

    private TextWriter Writer => _streams.Error;

    public void Show(long source, ProgressRecord record)
    {
        if (!IsVisible)
        {
            return;
        }

        if (record.RecordType == ProgressRecordType.Completed)
        {
            if (_shown == (source, record.ActivityId))
            {
                Hide();
            }

            return;
        }

        string percent = record.PercentComplete is >= 0 and <= 100 ? $" {record.PercentComplete}%" : string.Empty;
        string text = $"{record.Activity}: {record.StatusDescription}{percent}".ReplaceLineEndings(" ");
        PSStyle style = PSStyle.Instance;
        Writer.Write($"{Erase}{style.Progress.Style}{CellWidth.Truncate(text, _streams.Width - 1)}{style.Reset}");
        _shown = (source, record.ActivityId);
    }

    public void Hide()
    {
        if (_shown is not null)
        {
            _shown = null;
            Writer.Write(Erase);
        }
    }
}
