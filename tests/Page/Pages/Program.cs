using IamAnalyzers.Build.Page;
using IamAnalyzers.Build.Tests.Page;

// A file for each example; the argument is the folder.
var folder = Directory.CreateDirectory(args[0]).FullName;
foreach (var (name, sources) in new[]
{
    ("small", PageExamples.Small),
    ("reviewed", PageExamples.Reviewed),
    ("rich", PageExamples.Rich),
    ("entry-points", PageExamples.EntryPoints),
    ("large", PageExamples.Large),
    ("hostile", PageExamples.Hostile),
})
{
    await File.WriteAllTextAsync(Path.Combine(folder, name + ".html"), PolicyPageHtml.Write(PageExamples.PageOf(sources)));
}

Console.WriteLine(string.Join('\n', PageExamples.Planted));
