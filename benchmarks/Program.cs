using BenchmarkDotNet.Running;
using IamAnalyzers.Benchmarks;
using IamAnalyzers.Benchmarks.Bounds;

if (args is ["bounds", .. var arguments]) return AllBounds.Run(arguments);
if (args is ["credential-findings"]) return await CredentialFindings.RunAsync();
if (args is ["compiled-code-times"]) return CompiledCodeTimes.Run();
if (args is ["generator-times"]) return GeneratorTimes.Run();
if (args is ["editor-times"]) return EditorTimes.Run();
if (args is [EditorTimes.Child, var delay]) return EditorTimes.RunChild(delay);
BenchmarkSwitcher.FromAssembly(typeof(CatalogBenchmarks).Assembly).Run(args);
return 0;
