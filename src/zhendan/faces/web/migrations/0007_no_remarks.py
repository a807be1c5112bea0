# Written for Django 5.2: comments stand in the ledger; nothing was written here since.

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0006_key_ends"),
    ]

    operations = [
        migrations.DeleteModel(name="Remark"),
    ]
