# Written for Django 5.2: keys for programs may end by themselves; those there are do not.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0005_reminders"),
    ]

    operations = [
        migrations.AddField(
            model_name="token",
            name="good_until",
            field=models.DateTimeField(null=True),
        ),
    ]
