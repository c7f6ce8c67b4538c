using AiccsPS.Shell.Engines;
using AiccsPS.Shell.Hosting;

namespace AiccsPS.Tests.Shell;

/// <summary>What the shell knows of texts: their widths, their ends, their quotes.</summary>
public class TextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("春季会员回访", 12)]
    [InlineData("ＡＢ", 4)]
    [InlineData("カタ", 4)]
    [InlineData("ｶﾀ", 2)]
    [InlineData("한글", 4)]
    [InlineData("🎂", 2)]
    [InlineData("👨‍👩‍👧", 2)]
    [InlineData("🇨🇳", 2)]
    [InlineData("☀️", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("𠮷", 2)]
    [InlineData("\u001b[31;1m红\u001b[0m", 2)]
    [InlineData("a\tb", 2)]
    public void A_text_has_a_width(string text, int cells) => Assert.Equal(cells, CellWidth.Of(text));

    [Theory]
    [InlineData('a', 1)]
    [InlineData('汉', 2)]
    [InlineData('\u0301', 0)]
    [InlineData('\uD83C', 1)]
    [InlineData('\uDF82', 1)]
    [InlineData('\n', 0)]
    public void A_character_has_a_width(char character, int cells) => Assert.Equal(cells, CellWidth.Of(character));

    [Theory]
    [InlineData("汉字", 3, "汉")]
    [InlineData("汉字", 4, "汉字")]
    [InlineData("a🎂", 2, "a")]
    public void A_text_is_cut_between_characters(string text, int cells, string cut) => Assert.Equal(cut, CellWidth.Truncate(text, cells));

    [Fact]
    public void A_statement_is_whole_when_nothing_is_missing()
    {
        StatementBuffer buffer = new();

        Assert.Null(buffer.Add("if (1) {"));
        Assert.True(buffer.IsOpen);
        Assert.Null(buffer.Add("'x'"));
        Assert.Equal("if (1) {\n'x'\n}", buffer.Add("}"));
        Assert.False(buffer.IsOpen);
    }

    [Fact]
    public void A_wrong_statement_is_whole_too() => Assert.Equal(")", new StatementBuffer().Add(")"));

    [Theory]
    [InlineData("-Name", "-Name")]
    [InlineData("-Name:it's", "-Name:'it''s'")]
    [InlineData("-Flag:$false", "-Flag:$false")]
    [InlineData("-Flag:", "-Flag:")]
    [InlineData("-5", "'-5'")]
    [InlineData("$x; exit", "'$x; exit'")]
    [InlineData("-a b", "'-a b'")]
    [InlineData("’", "'’’'")]
    [InlineData("", "''")]
    public void An_argument_of_a_script_is_a_parameter_or_a_text(string argument, string text) =>
        Assert.StartsWith($"& 'C:\\it''s.ps1' {text}\n", ScriptCall.Text("C:\\it's.ps1", [argument]));

    [Theory]
    [InlineData("&Yes", "Y", "Yes")]
    [InlineData("Yes to &All", "A", "Yes to All")]
    [InlineData("Quit", "Quit", "Quit")]
    [InlineData("Odd&", "Odd", "Odd")]
    [InlineData("继续(&C)", "C", "继续(C)")]
    public void A_choice_is_picked_by_its_key_or_its_text(string label, string key, string text)
    {
        ChoiceLabel choice = ChoiceLabel.Parse(label);

        Assert.Equal((key, text), (choice.Key, choice.Text));
        Assert.True(choice.Matches(key.ToLowerInvariant()) && choice.Matches(text.ToUpperInvariant()));
    }
}
