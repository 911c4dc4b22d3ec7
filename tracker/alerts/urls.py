"""The addresses of the alerts room, from the site's root. A one-click POST may come with or without the last slash."""

from django.urls import path

from tracker.alerts import views

app_name = "alerts"
urlpatterns = [
    path("subscribe/", views.subscribe_page, name="subscribe"),
    path("subscribe/asked/", views.asked_page, name="asked"),
    path("manage/", views.ask_page, name="ask"),
    path("manage/<str:word>/", views.manage_page, name="manage"),
    path("confirm/<str:token>/", views.confirm_page, name="confirm"),
    path("unsubscribe/<str:token>/", views.unsubscribe_page, name="unsubscribe"),
    path("unsubscribe/<str:token>", views.unsubscribe_page),
    path("staff/reach/<int:change_id>/", views.reach_page, name="reach"),
]
