using Amazon.EC2;
using Amazon.EC2.Model;

namespace StreamManager;

/// <summary>Node images that leave EC2, and those on their way in.</summary>
public sealed class Images(IAmazonEC2 ec2)
{
    public async Task ExportAsync(string image, string bucket)
    {
        var imports = await ec2.DescribeImportImageTasksAsync(new DescribeImportImageTasksRequest());
        if (imports.ImportImageTasks.Exists(task => task.ImageId == image && task.Status == "active")) throw new InvalidOperationException($"{image} is still being imported.");

        var started = await ec2.ExportImageAsync(new ExportImageRequest
        {
            ImageId = image,
            DiskImageFormat = DiskImageFormat.VMDK,
            S3ExportLocation = new ExportTaskS3LocationRequest { S3Bucket = bucket, S3Prefix = "images/" },
        });
        while (await IsRunningAsync(started.ExportImageTaskId)) await Task.Delay(TimeSpan.FromMinutes(1));
    }

    private async Task<bool> IsRunningAsync(string task)
    {
        var response = await ec2.DescribeExportImageTasksAsync(new DescribeExportImageTasksRequest { ExportImageTaskIds = [task] });
        return response.ExportImageTasks[0].Status == "active";
    }
}
