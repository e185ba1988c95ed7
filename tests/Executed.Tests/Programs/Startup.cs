// way in: convention, Startup
// GET /
// asks: s3:GetBucketPolicy on arn:aws:s3:::elsewhere
// environment: Files__Bucket=elsewhere
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

await Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().RunAsync();

internal sealed class FilesOptions
{
    public string Bucket { get; set; } = "inside";
}

internal sealed class Files(FilesOptions options)
{
    internal Task ReadAsync() => new AmazonS3Client().GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = options.Bucket });
}

public sealed class Startup(IConfiguration configuration)
{
    public void ConfigureServices(IServiceCollection services)
        => services.AddSingleton(_ => configuration.GetSection("Files").Get<FilesOptions>()!).AddSingleton<Files>();

    public void Configure(IApplicationBuilder app)
        => app.Run(async context =>
        {
            await context.RequestServices.GetRequiredService<Files>().ReadAsync();
            await context.Response.WriteAsync("done");
        });
}
