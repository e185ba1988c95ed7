using BenchmarkDotNet.Running;
using IamAnalyzers.Benchmarks;

if (args is ["credential-times"]) return CredentialTimes.Run();
if (args is ["credential-times", var files]) return CredentialTimes.Run(int.Parse(files, System.Globalization.CultureInfo.InvariantCulture));
if (args is ["credential-findings"]) return await CredentialFindings.RunAsync();
if (args is ["compiled-code-times"]) return CompiledCodeTimes.Run();
if (args is ["generator-times"]) return GeneratorTimes.Run();
if (args is ["editor-times"]) return EditorTimes.Run();
if (args is [EditorTimes.Child, var delay]) return EditorTimes.RunChild(delay);
BenchmarkSwitcher.FromAssembly(typeof(CredentialTimes).Assembly).Run(args);
return 0;
